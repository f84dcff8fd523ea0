package io.sordini.app.operate;

import io.sordini.core.explain.Judgement;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a decision.
 *
 * @param inForce what bars the subject now, its own first
 * @param basis by what the decision was derived again
 * @param words the arithmetic, a sentence each
 * @param timeline every change on record of a decision about the subject, the earliest first; at most {@value #MOST_CHANGES}
 * @param earlier how many more there were before them
 * @param events those that the evidence lists
 */
record Dossier(
        Decision decision,
        List<Decision> inForce,
        Basis basis,
        List<String> words,
        List<DecisionChange> timeline,
        int earlier,
        List<Listed> events,
        Judgement judgement) {

    static final int MOST_CHANGES = 50;

    Dossier {
        inForce = List.copyOf(inForce);
        words = List.copyOf(words);
        timeline = List.copyOf(timeline);
        events = List.copyOf(events);
    }

    /**
     * An event that was counted.
     *
     * @param at absent if it is not known any more
     * @param masked the event, or the audit log's record of it, as JSON; absent if neither is there
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through to the printer and never compared
    record Listed(
            String origin, Whereabouts state, @Nullable Instant at, byte @Nullable [] masked) {

        /** Whether the event itself is no longer there. */
        boolean isGone() {
            return state != Whereabouts.RECORDED;
        }
    }

    /**
     * By what a decision is derived again.
     *
     * @param original what became of the policy that decided
     */
    record Basis(FollowedPolicies.Found checkedBy, Original original) {}

    /** What became of the text of the policy that decided. */
    enum Original {
        FOUND,
        /** Only the last document of each name is sure to stay on the topic. */
        GONE,
        /** The user named another one. */
        NOT_SOUGHT;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Where an event is found. */
    enum Whereabouts {
        /** On its topic. */
        RECORDED,
        /** Gone, but the audit log has its record. */
        AUDITED,
        GONE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
