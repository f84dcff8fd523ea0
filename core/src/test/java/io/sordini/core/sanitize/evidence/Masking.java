package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.Masked;
import io.sordini.core.sanitize.Sanitizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The sanitizer with the default policy, as the evidence uses it. */
final class Masking {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Sanitizer SANITIZER =
            new Sanitizer(PolicyReader.defaults().masking());

    private Masking() {}

    /**
     * What became of a text that is one value of a document.
     *
     * @param classes names of the classes that were masked in it
     */
    record MaskedText(String text, Set<String> classes) {}

    static MaskedText value(String text) {
        try {
            Masked masked = SANITIZER.mask(MAPPER.writeValueAsBytes(text));
            Set<String> classes =
                    masked.report().counts().keySet().stream().map(Enum::name).collect(Collectors.toSet());
            return new MaskedText(MAPPER.readValue(masked.bytes(), String.class), classes);
        } catch (IOException e) {
            throw new UncheckedIOException("not masked to a JSON string: " + text, e);
        }
    }

    static Masked report(byte[] json) {
        return SANITIZER.mask(json);
    }

    static byte[] document(byte[] json) {
        return SANITIZER.maskJson(json);
    }

    static String document(String json) {
        return new String(document(json.getBytes(UTF_8)), UTF_8);
    }

    static String line(String text) {
        return SANITIZER.maskText(text);
    }
}
