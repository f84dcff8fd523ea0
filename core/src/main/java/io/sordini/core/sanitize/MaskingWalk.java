package io.sordini.core.sanitize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.sordini.core.policy.MaskingRule;
import io.sordini.schemas.event.EventScan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the tokens of a document and writes them masked, in one pass: a value under a sensitive name whole, whatever its
 * type, every other text by its content. The parser is pulled with {@code nextToken} only.
 */
final class MaskingWalk {

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EventScan.MAX_DEPTH)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private static final int SHORTEST_CARD = 12;

    private final JsonParser in;
    private final JsonGenerator out;
    private final NameRules names;
    private final MaskReport report;
    private final TextMask texts;
    private final int depth;
    private int maskedNames;

    MaskingWalk(JsonParser in, JsonGenerator out, NameRules names, MaskReport report, TextMask texts, int depth) {
        this.in = in;
        this.out = out;
        this.names = names;
        this.report = report;
        this.texts = texts;
        this.depth = depth;
    }

    /** Masks the documents in a text, usually one. */
    static String nested(String text, NameRules names, MaskReport report, TextMask texts, int depth)
            throws IOException {
        StringWriter masked = new StringWriter(text.length() + 16);
        try (JsonParser in = JSON.createParser(text);
                JsonGenerator out = JSON.createGenerator(masked)) {
            MaskingWalk walk = new MaskingWalk(in, out, names, report, texts, depth);
            while (in.nextToken() != null) {
                walk.value(null);
            }
        }
        return masked.toString();
    }

    /** Masks the value that the parser stands on. */
    void value(@Nullable MaskingRule rule) throws IOException {
        JsonToken token = in.currentToken();
        if (rule != null && token != JsonToken.VALUE_NULL) {
            sensitive(rule, token);
            return;
        }
        switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> write(texts.mask(in.getText(), depth));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in.getText());
            default -> out.copyCurrentEvent(in);
        }
    }

    private void sensitive(MaskingRule rule, JsonToken token) throws IOException {
        report.count(MaskClass.NAME);
        if (token == JsonToken.VALUE_STRING) {
            write(RuleMask.apply(rule, in.getText()));
            return;
        }
        int open = token.isStructStart() ? 1 : 0;
        while (open > 0) {
            JsonToken skipped = next();
            open += skipped.isStructStart() ? 1 : skipped.isStructEnd() ? -1 : 0;
        }
        write(RuleMask.whole(rule));
    }

    /** A scalar that a label further on may declare sensitive, as in {@code {"value": "...", "name": "password"}}. */
    private record Held(String name, boolean number, String text) {}

    private void object() throws IOException {
        out.writeStartObject();
        MaskingRule labelled = null;
        List<Held> held = new ArrayList<>(0);
        while (next() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            MaskingRule rule = names.find(name);
            JsonToken token = next();
            boolean holdable = token == JsonToken.VALUE_STRING || token.isNumeric();
            if (rule == null && labelled == null && holdable && NameRules.isLabelled(name)) {
                held.add(new Held(name, token.isNumeric(), in.getText()));
                continue;
            }
            out.writeFieldName(name(name));
            if (rule == null && token == JsonToken.VALUE_STRING && NameRules.isLabel(name)) {
                labelled = names.find(in.getText());
            }
            value(rule == null && labelled != null && NameRules.isLabelled(name) ? labelled : rule);
        }
        for (Held last : held) {
            release(last, labelled);
        }
        out.writeEndObject();
    }

    /** Writes at the object's end what could not be judged before. */
    private void release(Held held, @Nullable MaskingRule rule) throws IOException {
        out.writeFieldName(name(held.name));
        if (rule != null) {
            report.count(MaskClass.NAME);
            write(held.number ? RuleMask.whole(rule) : RuleMask.apply(rule, held.text));
        } else if (held.number) {
            number(held.text);
        } else {
            write(texts.mask(held.text, depth));
        }
    }

    private void array() throws IOException {
        out.writeStartArray();
        while (next() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.START_ARRAY) {
                row();
            } else {
                value(null);
            }
        }
        out.writeEndArray();
    }

    /** An array in an array, which may be a pair such as {@code ["Authorization", "..."]}. */
    private void row() throws IOException {
        out.writeStartArray();
        MaskingRule rule = null;
        boolean first = true;
        while (next() != JsonToken.END_ARRAY) {
            if (first && in.currentToken() == JsonToken.VALUE_STRING) {
                rule = names.find(in.getText());
                value(null);
            } else if (in.currentToken() == JsonToken.START_ARRAY && rule == null) {
                row();
            } else {
                value(rule);
            }
            first = false;
        }
        out.writeEndArray();
    }

    /** A name is content too. Two that were masked alike are told apart by a count. */
    private String name(String name) {
        int before = report.total();
        String masked = Visible.inJson(TextScanner.mask(name, names, report), report);
        return report.total() == before ? name : ++maskedNames == 1 ? masked : masked + "#" + maskedNames;
    }

    /** A number goes out digit by digit as it came, unless it is a card's. */
    private void number(String digits) throws IOException {
        String masked = digits.length() < SHORTEST_CARD ? digits : TextScanner.mask(digits, names, report);
        if (masked.equals(digits)) {
            out.writeNumber(digits);
        } else {
            write(masked);
        }
    }

    private void write(String text) throws IOException {
        out.writeString(Visible.inJson(text, report));
    }

    private JsonToken next() throws IOException {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw new IOException("the document ends within a value");
        }
        return token;
    }
}
