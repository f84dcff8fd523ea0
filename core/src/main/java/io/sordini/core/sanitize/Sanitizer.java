package io.sordini.core.sanitize;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.sordini.core.policy.MaskingRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Masks documents and texts by the names and by the content of their values. On any doubt the whole value is masked.
 * Masking what is already masked changes nothing. Safe for use by several threads.
 */
public final class Sanitizer {

    private final NameRules names;

    /** @param rules the policy's rules for names; the first that matches decides */
    public Sanitizer(List<MaskingRule> rules) {
        names = new NameRules(rules);
    }

    /**
     * Masks a JSON document, keeping its structure. What is not one JSON document is masked as text and returned as a
     * JSON string. The result is valid JSON on one line.
     */
    public byte[] maskJson(byte[] document) {
        try {
            return maskDocument(document);
        } catch (StreamConstraintsException beyondLimits) {
            return string(MaskClass.UNSCANNED.placeholder());
        } catch (IOException notJson) {
            MaskReport report = new MaskReport();
            String text = new String(document, StandardCharsets.UTF_8);
            return string(Visible.inJson(maskText(text, report), report));
        } catch (RuntimeException unexpected) {
            return string(MaskClass.UNSCANNED.placeholder());
        }
    }

    private byte[] maskDocument(byte[] document) throws IOException {
        ByteArrayOutputStream masked = new ByteArrayOutputStream(document.length + 64);
        try (JsonParser in = MaskingWalk.JSON.createParser(document);
                JsonGenerator out = MaskingWalk.JSON.createGenerator(masked)) {
            mask(in, out, document.length);
            if (in.nextToken() != null) {
                throw new IOException("more than one document");
            }
        }
        return masked.toByteArray();
    }

    /**
     * Pulls one document from a parser that has not been read, and writes it masked.
     *
     * @param size length of the document, which bounds the work
     * @return what was masked
     * @throws IOException if the document cannot be read to its end; what was written is then of no use
     */
    public MaskReport mask(JsonParser in, JsonGenerator out, int size) throws IOException {
        MaskReport report = new MaskReport();
        if (in.nextToken() == null) {
            throw new IOException("no document");
        }
        new MaskingWalk(in, out, names, report, new TextMask(names, report, size), 0).value(null);
        return report;
    }

    /** Masks a plain text; controls become visible, so that the result is one line. */
    public String maskText(String text) {
        MaskReport report = new MaskReport();
        return Visible.inLine(maskText(text, report), report);
    }

    private String maskText(String text, MaskReport report) {
        try {
            return new TextMask(names, report, text.length()).mask(text, 0);
        } catch (RuntimeException unexpected) {
            return MaskClass.UNSCANNED.placeholder();
        }
    }

    private static byte[] string(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        try (JsonGenerator out = MaskingWalk.JSON.createGenerator(bytes)) {
            out.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }
}
