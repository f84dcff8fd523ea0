package io.sordini.app.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the screen shows at one instant. Its texts may hold any character: the renderer makes them harmless.
 *
 * @param title which command it is
 * @param source where the figures come from
 * @param flows what moves, from the first to the last stage
 * @param figures single figures, such as latencies; may be empty
 * @param active how many decisions are in force, by action and rule, the most frequent first
 * @param latest decisions, the newest first
 * @param sample an audit record; absent until there is one
 */
public record Snapshot(
        String title,
        String source,
        Status status,
        Duration uptime,
        List<Flow> flows,
        List<Figure> figures,
        List<RuleCount> active,
        List<Entry> latest,
        @Nullable Sample sample) {

    public Snapshot {
        flows = List.copyOf(flows);
        figures = List.copyOf(figures);
        active = List.copyOf(active);
        latest = List.copyOf(latest);
    }

    /** How things stand, in a word or a short sentence. */
    public record Status(Kind kind, String text) {

        /** Whether all is as it should be. */
        public enum Kind {
            WAITING,
            RUNNING,
            TROUBLE
        }
    }

    /**
     * Something that is counted.
     *
     * @param perSecond how many a second at present
     * @param lastMinute how many in each second, the latest last; fewer than 60 at first
     */
    public record Flow(String name, long total, long perSecond, List<Long> lastMinute) {

        public Flow {
            lastMinute = List.copyOf(lastMinute);
        }
    }

    /** A figure with its name and unit. */
    public record Figure(String name, String value) {}

    /** How many decisions of a rule are in force. */
    public record RuleCount(String action, String rule, long count) {}

    /**
     * A decision, or its end.
     *
     * @param what the action in capitals, or what else became of the decision
     * @param remark a short text, such as how long it took; may be empty
     */
    public record Entry(Instant at, String what, String subject, String rule, String reason, String remark) {

        /** The same, with another word for what it is. */
        public Entry named(String word) {
            return new Entry(at, word, subject, rule, reason, remark);
        }

        /** A line of plain text, in which nothing can harm a terminal. */
        public String text() {
            String after = remark.isEmpty() ? "" : "  (after " + remark + ")";
            return Cleaner.harmless("%s  %-9s %s  %s  %s%s".formatted(at, what, subject, rule, reason, after));
        }
    }

    /**
     * An audit record.
     *
     * @param original the event as it was produced, where that may be shown
     * @param masked the record that is kept
     * @param focus what to show when there is no room for all: the text around this one
     */
    public record Sample(@Nullable String original, String masked, String focus) {}
}
