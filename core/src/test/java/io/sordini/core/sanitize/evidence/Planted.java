package io.sordini.core.sanitize.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A document that holds a sensitive value somewhere, encoded up to twice.
 *
 * @param value the value as a reader would write it down
 * @param document JSON
 */
record Planted(String value, String document) {

    /** Spaces in a value would be words around it to some encodings, so none has any. */
    private static final List<String> VALUES = List.of(
            "dora.quill@example.org",
            "bob+news@mail.example.co.uk",
            "4111111111111111",
            "5555-5555-5555-4444",
            "378282246310005",
            "078-05-1120",
            "219-09-9999",
            "203.0.113.77",
            "2001:db8::8a2e:370:7334",
            "{{jwt}}",
            "{{github}}",
            "{{aws}}",
            "{{stripe}}",
            "{{anthropic}}");

    private static final List<String> AROUND =
            List.of("%s", "it was %s, they said", "(%s)", "seen %s twice", "user=17;memo=%s;lang=en");
    private static final List<String> NAMES = List.of("note", "body", "a", "memo", "x-note", "f0", "\u00fcber", "q");
    private static final List<String> OTHERS = List.of(
            "1", "-2.50", "true", "null", "\"plain\"", "\"two words\"", "\"caf\u00e9\"", "[]", "{}", "\"/a/b\"");

    static Planted anywhere(Random random) {
        String value = Tokens.expand(one(VALUES, random));
        String text = one(AROUND, random).replace("%s", value);
        for (int encodings = random.nextInt(3); encodings > 0; encodings--) {
            text = encoded(text, random);
        }
        return new Planted(value, within(quote(text), 1 + random.nextInt(8), random));
    }

    private static String encoded(String text, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Tokens.percent(text);
            case 1 -> Tokens.escape(text);
            case 2 -> Tokens.base64("a note of some length: " + text);
            case 3 -> "{\"memo\":" + quote(text) + ",\"n\":1}";
            case 4 -> "[1,[" + quote(text) + "]]";
            default -> "a=1&note=" + Tokens.percent(text) + "&go=1";
        };
    }

    private static String within(String json, int depth, Random random) {
        String outer = json;
        for (int level = 0; level < depth; level++) {
            boolean object = random.nextBoolean();
            List<String> fields = new ArrayList<>();
            int others = random.nextInt(4);
            int at = random.nextInt(others + 1);
            for (int i = 0; i <= others; i++) {
                String field = i == at ? outer : one(OTHERS, random);
                fields.add(object ? quote(one(NAMES, random) + i) + ":" + field : field);
            }
            outer = (object ? "{" : "[") + String.join(",", fields) + (object ? "}" : "]");
        }
        return outer;
    }

    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static <T> T one(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
