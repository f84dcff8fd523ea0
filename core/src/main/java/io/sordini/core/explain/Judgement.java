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
