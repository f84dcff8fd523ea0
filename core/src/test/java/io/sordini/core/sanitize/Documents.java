package io.sordini.core.sanitize;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Generates JSON documents, clean or with a secret planted somewhere in them. */
final class Documents {

    static final List<String> SECRETS = List.of(
            "bob.miller@example.com",
            "4111 1111 1111 1111",
            "5555555555554444",
            "078-05-1120",
            "203.0.113.77",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.c2lnbmF0dXJlLW9mLXRlc3Q",
            "Bearer abcdef0123456789");

    private static final List<String> WORDS = List.of(
            "plain",
            "two words",
            "",
            "caf\u00e9",
            "x=1&y=2",
            "/a/b?c=d",
            "100%",
            "a@b",
            "12-34",
            "\ud83d\ude00 \"q\" \\ \n");

    private final Random random;
    private final String planted;

    Documents(Random random, String planted) {
        this.random = random;
        this.planted = planted;
    }

    static String clean(Random random) {
        return new Documents(random, "plain").object(3);
    }

    /** A document of which one text somewhere holds the secret, in a random wrapping. */
    static String planted(Random random, String secret) {
        return new Documents(random, secret).object(3);
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder("{");
        int size = 1 + random.nextInt(4);
        int chosen = random.nextInt(size);
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",").append(quote("f" + i)).append(':');
            json.append(i == chosen ? carrier(depth) : other(depth - 1));
        }
        return json.append('}').toString();
    }

    private String carrier(int depth) {
        if (depth == 0) {
            return quote(wrapped());
        }
        return switch (random.nextInt(5)) {
            case 0 -> object(depth - 1);
            case 1 -> "[" + other(0) + "," + object(depth - 1) + "]";
            case 2 -> quote(object(depth - 1));
            case 3 -> quote("a=1&b=" + URLEncoder.encode(wrapped(), StandardCharsets.UTF_8));
            default -> quote(wrapped());
        };
    }

    private String wrapped() {
        return switch (random.nextInt(6)) {
            case 0 -> planted;
            case 1 -> "before " + planted + " after";
            case 2 -> "(" + planted + ")";
            case 3 -> "{\"password\":\"" + planted + "\"";
            case 4 -> "/p?q=" + URLEncoder.encode(planted, StandardCharsets.UTF_8);
            default -> "[\"" + planted + "\"]";
        };
    }

    private String other(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> random.nextBoolean() ? "true" : "null";
            case 2, 3 -> quote(WORDS.get(random.nextInt(WORDS.size())));
            case 4 -> "[" + other(depth - 1) + "," + other(depth - 1) + "]";
            default -> "{\"k\":" + other(depth - 1) + "}";
        };
    }

    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
