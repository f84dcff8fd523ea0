package io.sordini.core.explain;

import io.sordini.core.detect.Alarm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of deriving a decision again.
 *
 * @param findings a sentence each, in the order in which they were found
 * @param alarm with which the rule fired again, if it did
 */
public record Judgement(
        Support support, List<String> findings, @Nullable Alarm alarm) {

    public Judgement {
        findings = List.copyOf(findings);
    }

    static Judgement of(Support support, String finding) {
        return new Judgement(support, List.of(finding), null);
    }

    static Judgement notSupported(String why) {
        return of(Support.NOT_SUPPORTED, why);
    }

    /**
     * What becomes of it if events are gone and the audit log has records of them.
     *
     * @param again what those records lead to
     * @param gone how many of the listed events are gone
     * @param audited of how many of these there is a record
     */
    public Judgement orBy(Judgement again, int gone, int audited) {
        String found = "events gone, audit records " + audited + " of " + gone + " found";
        if (again.support == Support.SUPPORTED) {
            return again.and(Support.SUPPORTED, "Derived from masked records where " + found + ".");
        }
        String why =
                audited == 0 ? "." : audited < gone ? ", which are too few." : ", whose masked fields do not suffice.";
        return and(support, "Not re-derived: " + found + why);
    }

    /** The same with something more to say, which may make it worse. */
    Judgement and(Support more, String finding) {
        List<String> all = new ArrayList<>(findings);
        all.add(finding);
        return new Judgement(support.and(more), all, alarm);
    }

    /** The same with something found earlier. */
    Judgement after(List<String> earlier) {
        List<String> all = new ArrayList<>(earlier);
        all.addAll(findings);
        return new Judgement(support, all, alarm);
    }
}
