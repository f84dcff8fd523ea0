package io.sordini.testkit;

import java.util.List;

/** Short pieces that, repeated without end, make a careless scanner look at the same text again and again. */
public final class HostileTexts {

    /** Each begins, or nearly is, something that a scanner must look ahead or back for. */
    public static final List<String> SHAPES = List.of(
            "a.a.a.",
            "a@a@",
            "a@a.",
            "@",
            "1-1-1-",
            "1 1 1 ",
            "1.1.1.1.",
            "4111 1111 ",
            "4",
            "123-45-",
            "+1 2 ",
            "::::",
            "a:",
            "f:f:",
            "00:",
            "://a:a:",
            "://",
            "eyJeyJ",
            "eyJ-",
            "eyJ.",
            "-----BEGIN -----BEGIN",
            "-----BEGIN PRIVATE KEY-----",
            "%25%25",
            "%2525",
            "%34%40",
            "\\u005cu005c",
            "\\u0025",
            "\\\\",
            "\\\"",
            "((((",
            "[[[[",
            "{\"a\":\"{",
            "{\\\"a\\\":\\\"",
            "\"a\":",
            "password=password=",
            "password: ",
            "password=\\\"",
            "<password>",
            "token=?token=#",
            "a=b&",
            "a=%25&",
            "a=1;",
            "Bearer ",
            "Basic YTpi",
            "basic+basic+",
            "YWxpY2VAZXhhbXBsZS5jb20",
            "AKIAAKIA",
            "ghp_",
            "sk-sk-",
            "DE44",
            "xoxb-1-",
            "a-b_c",
            "a  ",
            "\u00e9@",
            "\ud83d\ude00");

    private HostileTexts() {}

    /** A shape repeated to at least the length, in characters. */
    public static String of(String shape, int length) {
        return shape.repeat((length + shape.length() - 1) / shape.length());
    }
}
