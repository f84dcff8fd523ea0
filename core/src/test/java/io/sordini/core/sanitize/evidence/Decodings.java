package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that a curious reader can make of a text: it and what it says decoded, in every order, three times over. */
final class Decodings {

    private static final int DEPTH = 3;
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{12,}={0,2}");
    private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_-]{12,}={0,2}");

    private Decodings() {}

    static Set<String> of(String text) {
        Set<String> all = new LinkedHashSet<>(Set.of(text));
        Set<String> level = all;
        for (int depth = 0; depth < DEPTH; depth++) {
            Set<String> next = new LinkedHashSet<>();
            for (String known : level) {
                next.add(replace(PERCENT, known.replace('+', ' '), Decodings::percent));
                next.add(replace(PERCENT, known, Decodings::percent));
                next.add(replace(ESCAPE, known, Decodings::escape));
                next.add(known.replace("\\\"", "\"").replace("\\\\", "\\"));
                next.add(replace(BASE64, known, Decodings::base64));
                next.add(replace(BASE64_URL, known, Decodings::base64));
            }
            next.removeAll(all);
            all.addAll(next);
            level = next;
        }
        return all;
    }

    private static String replace(Pattern encoded, String text, UnaryOperator<String> decode) {
        return encoded.matcher(text).replaceAll(found -> Matcher.quoteReplacement(decode.apply(found.group())));
    }

    private static String percent(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i += 3) {
            bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
        }
        return bytes.toString(UTF_8);
    }

    private static String escape(String encoded) {
        return Character.toString((char) Integer.parseInt(encoded, 2, 6, 16));
    }

    private static String base64(String encoded) {
        try {
            String standard = encoded.replace('-', '+').replace('_', '/');
            return new String(Base64.getDecoder().decode(standard), UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return encoded;
        }
    }
}
