package io.sordini.readers.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what happens to the entries of all inputs. */
public final class Tally {

    private static final int MOST_NOTES = 20;

    private final Map<InputFormat, FormatTally> formats = new EnumMap<>(InputFormat.class);
    private final List<String> notes = new ArrayList<>();
    private int more;

    public FormatTally of(InputFormat format) {
        return formats.computeIfAbsent(format, f -> new FormatTally());
    }

    /** Notes a sentence for the summary; of very many, only how many there are. */
    public void note(String sentence) {
        if (notes.size() < MOST_NOTES) {
            notes.add(sentence);
        } else {
            more++;
        }
    }

    public ReadSummary summary() {
        Map<InputFormat, FormatSummary> summaries = new EnumMap<>(InputFormat.class);
        formats.forEach((format, tally) -> summaries.put(format, tally.summary()));
        List<String> sentences = new ArrayList<>(notes);
        if (more > 0) {
            sentences.add("and %,d more of the kind".formatted(more));
        }
        return new ReadSummary(summaries, sentences);
    }
}
