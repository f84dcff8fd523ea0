package io.sordini.core.sanitize.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A text and where in it something sensitive stands.
 *
 * @param entity what is looked for; {@code MULTI} where the spans say it, and where nothing of any kind is in the text
 * @param spans what must be masked; none where nothing of the entity is in the text
 * @param value the sensitive value decoded, or empty where the text holds it as it is
 * @param taste whether people may disagree on a text without spans
 */
record LabelledLine(String id, String entity, String text, List<Span> spans, String value, boolean taste) {

    /**
     * The project's own files. {@code near-misses} and {@code ordinary} have no spans at all; {@code formats} and
     * {@code ordinary} are lines as many programs write them, and were written before the sanitizer was tried on them.
     */
    private static final List<String> OWN = List.of(
            "email",
            "card",
            "ssn",
            "ip",
            "jwt",
            "prefixed",
            "keyword",
            "url",
            "iban",
            "phone",
            "near-misses",
            "formats",
            "ordinary");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    LabelledLine {
        spans = List.copyOf(spans);
    }

    /**
     * Where something sensitive stands, in UTF-16 units of the text.
     *
     * @param weak whether only the words around it tell that it is sensitive
     * @param optional whether it may be masked or not
     */
    record Span(int start, int end, String entity, boolean weak, boolean optional) {
        String in(String text) {
            return text.substring(start, end);
        }
    }

    static List<LabelledLine> own() {
        return OWN.stream().flatMap(LabelledLine::own).toList();
    }

    /** Lines that the sanitizer is known to handle wrongly; {@code docs/masking.md} says why. */
    static List<LabelledLine> known() {
        return own("known").toList();
    }

    private static Stream<LabelledLine> own(String file) {
        try (InputStream in = Objects.requireNonNull(LabelledLine.class.getResourceAsStream(file + ".jsonl"), file)) {
            List<LabelledLine> lines = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> lines.add(parse(line, true)));
            return lines.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines of the {@code .jsonl} files of a directory. */
    static List<LabelledLine> in(Path directory) throws IOException {
        List<LabelledLine> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : new TreeSet<>(files.toList())) {
                if (file.toString().endsWith(".jsonl")) {
                    Files.readAllLines(file).forEach(line -> lines.add(parse(line, false)));
                }
            }
        }
        return lines;
    }

    /** @param placeholders whether the line names tokens by placeholders */
    private static LabelledLine parse(String json, boolean placeholders) {
        try {
            Line line = MAPPER.readValue(json, Line.class);
            String text = placeholders ? Tokens.expand(line.text) : line.text;
            String value = line.value == null ? "" : line.value;
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < line.spans.size(); i++) {
                spans.add(line.span(text, i));
            }
            return new LabelledLine(
                    line.id, line.entity, text, spans, placeholders ? Tokens.expand(value) : value, line.taste != null);
        } catch (IOException e) {
            throw new UncheckedIOException("not a labelled line: " + json, e);
        }
    }

    /** A line as it is written: offsets count code points. */
    private record Line(
            String id,
            String entity,
            String text,
            List<JsonNode> spans,
            @Nullable JsonNode weak,
            @Nullable JsonNode optional,
            @Nullable String value,
            @Nullable String structure,
            @Nullable String encoding,
            @Nullable String kind,
            @Nullable String why,
            @JsonProperty("neg_kind") @Nullable String taste) {

        Span span(String text, int index) {
            JsonNode span = spans.get(index);
            return new Span(
                    text.offsetByCodePoints(0, span.get(0).asInt()),
                    text.offsetByCodePoints(0, span.get(1).asInt()),
                    span.path(2).asText(entity),
                    indexes(weak).contains(index),
                    indexes(optional).contains(index));
        }

        private static Set<Integer> indexes(@Nullable JsonNode list) {
            Set<Integer> indexes = new TreeSet<>();
            if (list != null) {
                StreamSupport.stream(list.spliterator(), false).forEach(index -> indexes.add(index.asInt()));
            }
            return indexes;
        }
    }
}
