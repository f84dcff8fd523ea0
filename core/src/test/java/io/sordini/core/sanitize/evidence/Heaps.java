package io.sordini.core.sanitize.evidence;

import java.util.List;
import java.util.Random;

/**
 * Generates texts and documents that make no sense: what detectors start from, end at and stumble over, put together in any
 * order, so that what is masked in one place changes what stands beside it.
 */
final class Heaps {

    private static final List<String> PIECES = List.of(
            "password=",
            "password: ",
            "\"password\":\"",
            "'token' => '",
            "pin ",
            "api_key=",
            "email=",
            "phone ",
            "user_agent=",
            "card ",
            "Bearer ",
            "Basic ",
            "Cookie: ",
            "Authorization: ",
            "token is ",
            "--password ",
            " -u bob:",
            "<secret>",
            "</secret>",
            "{{github}}",
            "{{aws}}",
            "{{slack}}",
            "{{jwt}}",
            "{{pem-cut}}",
            "{{telegram}}",
            "{{mailchimp}}",
            "{{base64:password=tulip-42 and dora@example.org}}",
            "{{base64:hello there, nothing in it}}",
            "ghp_",
            "xoxb-",
            "AKIA",
            "eyJ",
            "sk_live_",
            "SG.",
            "-----BEGIN ",
            "dora@example.org",
            "a@",
            "@b.cc",
            "203.0.113.9",
            "1.2.3.",
            "2001:db8::1",
            "::",
            "4111 1111 1111 1111",
            "4111111111111111",
            "411111",
            "219-09-9999",
            "GB29NWBK60161331926819",
            "+49 30 901820",
            "00:1b:44:11:3a:b7",
            "1",
            "42",
            "1234",
            "x",
            "ab",
            "Zq9",
            "://",
            "http://u:",
            "%41",
            "%40",
            "%25",
            "%3D",
            "%22",
            "\\u0041",
            "\\u003d",
            "\\x40",
            "\\n",
            "\\\"",
            "\\",
            "&amp;",
            "&#64;",
            "&",
            "=",
            ":",
            ";",
            ",",
            ".",
            "-",
            "_",
            "/",
            "+",
            "#",
            "#2",
            "@",
            "|",
            " ",
            " ",
            " ",
            "\n",
            "\t",
            "\"",
            "'",
            "`",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "[MASKED]",
            "[EMAIL]",
            "[CARD]",
            "[IP]",
            "[UNSCANNED]",
            "[HASH:",
            "********",
            "<U+202E>",
            "\u202e",
            "\u0085",
            "\u00e9",
            "\uff20",
            "\ud83d\ude00",
            "\ud83d",
            "\u0001",
            "null",
            "true");

    private static final List<String> NAMES = List.of(
            "note",
            "user_agent",
            "phone",
            "card",
            "ssn",
            "password",
            "email",
            "token",
            "name",
            "key",
            "value",
            "data",
            "Cookie",
            "customer");

    private Heaps() {}

    /** A text of one to twelve pieces. */
    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.append(Tokens.expand(one(PIECES, random)));
        }
        return text.toString();
    }

    /** A document of which names and values are such texts, at times a document in a text, and at times damaged. */
    static String document(Random random) {
        String document = value(random, 3);
        if (random.nextInt(8) > 0) {
            return document;
        }
        int at = random.nextInt(document.length());
        return document.substring(0, at) + one(PIECES, random) + document.substring(at);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> one(List.of("null", "true", "4111111111111111", "-42", "219099999", "1.5e10"), random);
            case 1, 2, 3, 4 -> quote(text(random));
            case 5 -> quote(value(random, depth - 1));
            case 6 -> quote(text(random) + value(random, depth - 1));
            case 7 -> array(random, depth - 1);
            default -> object(random, depth - 1);
        };
    }

    private static String array(Random random, int depth) {
        StringBuilder array = new StringBuilder("[");
        for (int i = random.nextInt(4); i >= 0; i--) {
            array.append(value(random, depth)).append(i == 0 ? "]" : ",");
        }
        return array.toString();
    }

    private static String object(Random random, int depth) {
        StringBuilder object = new StringBuilder("{");
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = random.nextInt(4) > 0 ? one(NAMES, random) : text(random);
            object.append(quote(name)).append(':').append(value(random, depth)).append(i == 0 ? "}" : ", ");
        }
        return object.toString();
    }

    /** A text as JSON. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static <T> T one(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
