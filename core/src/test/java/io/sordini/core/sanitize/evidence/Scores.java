package io.sordini.core.sanitize.evidence;

import io.sordini.core.sanitize.evidence.LabelledLine.Span;
import io.sordini.core.sanitize.evidence.Masking.MaskedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts, for each entity, the labelled spans that the sanitizer found and the texts without any in which it found one. */
final class Scores {

    /** The classes that count as a hit of an entity where it is not. */
    private static final Map<String, Set<String>> CLASSES = Map.ofEntries(
            Map.entry("EMAIL", Set.of("EMAIL")),
            Map.entry("CREDIT_CARD", Set.of("CARD")),
            Map.entry("US_SSN", Set.of("SSN")),
            Map.entry("IP_ADDRESS", Set.of("IP")),
            Map.entry("PHONE", Set.of("PHONE")),
            Map.entry("IBAN", Set.of("IBAN")),
            Map.entry("JWT", Set.of("JWT")),
            Map.entry("AWS_KEY", Set.of("SECRET")),
            Map.entry("GITHUB_TOKEN", Set.of("SECRET")),
            Map.entry("STRIPE_KEY", Set.of("SECRET")),
            Map.entry("SLACK_TOKEN", Set.of("SECRET")),
            Map.entry("SECRET", Set.of("SECRET")),
            Map.entry("URL_CREDENTIALS", Set.of("SECRET")),
            Map.entry("KEYWORD_SECRET", Set.of("NAME", "SECRET")));

    private final Map<String, Score> byEntity = new TreeMap<>();
    private final List<String> spilled = new ArrayList<>();

    /** What one entity came to; the lists hold ids and texts of lines, for whoever looks into them. */
    static final class Score {
        private int spans;
        private int found;
        private int weak;
        private int weakFound;
        private int negatives;
        final List<String> missed = new ArrayList<>();
        final List<String> hits = new ArrayList<>();

        int spans() {
            return spans;
        }

        double recall() {
            return spans == 0 ? 1 : (double) found / spans;
        }
    }

    /** @param strictly whether nothing but what a partial mask shows may survive */
    static Scores of(List<LabelledLine> lines, boolean strictly) {
        Scores scores = new Scores();
        for (LabelledLine line : lines) {
            MaskedText masked = Masking.value(line.text());
            if (line.spans().isEmpty()) {
                scores.negative(line, masked);
            } else {
                scores.positive(line, masked.text(), strictly);
            }
        }
        return scores;
    }

    Score of(String entity) {
        return byEntity.computeIfAbsent(entity, added -> new Score());
    }

    /** Lines of whose text more was masked than the spans. */
    List<String> spilled() {
        return spilled;
    }

    private void positive(LabelledLine line, String masked, boolean strictly) {
        for (Span span : line.spans()) {
            if (span.optional()) {
                continue;
            }
            Score score = of(span.entity());
            boolean found = strictly
                    ? Survival.isGone(line.text(), span, masked) && !isReadable(line.value(), masked)
                    : Survival.isFound(line.text(), span, masked);
            if (span.weak()) {
                score.weak++;
                score.weakFound += found ? 1 : 0;
            } else {
                score.spans++;
                score.found += found ? 1 : 0;
            }
            if (!found) {
                score.missed.add((span.weak() ? "(weak) " : "") + shown(line, masked));
            }
        }
        if (!Survival.restIsKept(line, masked)) {
            spilled.add(shown(line, masked));
        }
    }

    private static boolean isReadable(String value, String masked) {
        return !value.isEmpty() && Decodings.of(masked).stream().anyMatch(readable -> readable.contains(value));
    }

    private void negative(LabelledLine line, MaskedText masked) {
        CLASSES.forEach((entity, classes) -> {
            if (entity.equals(line.entity()) || line.entity().equals("MULTI")) {
                Score score = of(entity);
                score.negatives++;
                if (masked.classes().stream().anyMatch(classes::contains)) {
                    score.hits.add((line.taste() ? "(taste) " : "") + shown(line, masked.text()));
                }
            }
        });
    }

    private static String shown(LabelledLine line, String masked) {
        return line.id() + "  " + line.text().replace("\n", "\\n") + "  ->  " + masked.replace("\n", "\\n");
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(
                String.format("%-16s %6s %6s %7s %12s %10s%n", "entity", "spans", "found", "recall", "weak", "hits"));
        byEntity.forEach((entity, score) -> table.append(String.format(
                "%-16s %6d %6d %7.4f %5d of %3d %3d of %3d%n",
                entity,
                score.spans,
                score.found,
                score.recall(),
                score.weakFound,
                score.weak,
                score.hits.size(),
                score.negatives)));
        byEntity.forEach((entity, score) -> {
            score.missed.forEach(line -> table.append("missed  ").append(line).append('\n'));
            score.hits.forEach(line -> table.append("hit     ").append(line).append('\n'));
        });
        spilled.forEach(line -> table.append("spilled ").append(line).append('\n'));
        return table.toString();
    }
}
