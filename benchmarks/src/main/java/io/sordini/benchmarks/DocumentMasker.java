package io.sordini.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.blaauwendraad.masker.json.JsonMasker;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.Sanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/** Who masks JSON documents, within this process. */
public enum DocumentMasker {
    SORDINI("Sordini", "by name and by content, in any encoding"),
    JSON_MASKER("json-masker 1.1.4", "by name"),
    TREE_REGEX("Jackson tree + java.util.regex", "by name in a hash set, and 4 patterns in every text"),
    TREE_REGEX_16(
            "Jackson tree + java.util.regex, 16 patterns",
            "by name in a hash set, and 16 classes in every text, as they stand"),
    GUIDE(
            "Jackson tree + java.util.regex, as first designed",
            "by 4 patterns for each name, and 4 in every other text"),
    COPY("Jackson stream copy", "nothing: parse and write");

    private static final JsonFactory JSON = new JsonFactory();

    final String title;
    final String masks;

    DocumentMasker(String title, String masks) {
        this.title = title;
        this.masks = masks;
    }

    UnaryOperator<byte[]> make() {
        return switch (this) {
            case SORDINI -> new Sanitizer(PolicyReader.defaults().masking())::maskJson;
            case JSON_MASKER -> JsonMasker.getMasker(TreeMasker.NAMES)::mask;
            case TREE_REGEX -> new TreeMasker(TextMasker.REGEX_4.make())::mask;
            case TREE_REGEX_16 -> new TreeMasker(TextMasker.REGEX_16.make())::mask;
            case GUIDE -> GuideMasker::mask;
            case COPY -> DocumentMasker::copy;
        };
    }

    private static byte[] copy(byte[] document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(document.length);
        try (JsonParser parser = JSON.createParser(document);
                JsonGenerator generator = JSON.createGenerator(out)) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
