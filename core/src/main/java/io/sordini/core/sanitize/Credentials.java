package io.sordini.core.sanitize;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Credentials that give themselves away: JWTs, authorization schemes, issuers' prefixes, keys in PEM, URL passwords. */
final class Credentials {

    private static final int MIN_BEARER = 8;
    private static final int MAX_USER_INFO = 256;
    private static final String PEM = "-----BEGIN ";
    private static final List<Prefix> PREFIXES = List.of(
            new Prefix("AKIA", 20),
            new Prefix("ASIA", 20),
            new Prefix("ABIA", 20),
            new Prefix("ACCA", 20),
            new Prefix("AIza", 39),
            new Prefix("SG.", 40),
            new Prefix("ghp_", 40),
            new Prefix("gho_", 40),
            new Prefix("ghu_", 40),
            new Prefix("ghs_", 40),
            new Prefix("ghr_", 40),
            new Prefix("github_pat_", 40),
            new Prefix("glpat-", 20),
            new Prefix("hvs.", 24),
            new Prefix("npm_", 40),
            new Prefix("pypi-", 40),
            new Prefix("rk_live_", 24),
            new Prefix("sk_live_", 24),
            new Prefix("sk-", 40),
            new Prefix("xoxa-", 20),
            new Prefix("xoxb-", 20),
            new Prefix("xoxp-", 20),
            new Prefix("xoxr-", 20),
            new Prefix("xoxs-", 20));

    private Credentials() {}

    /** The end of a token with the prefix of a known issuer, from the start of a word; or -1. */
    static int prefixedEnd(String text, int at, int wordEnd) {
        for (Prefix prefix : PREFIXES) {
            if (text.startsWith(prefix.text, at)) {
                return wordEnd - at >= prefix.length ? wordEnd : -1;
            }
        }
        return -1;
    }

    static int base64UrlEnd(String text, int at) {
        int end = at;
        while (end < text.length() && Ascii.isBase64Url(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The end of a JWT or JWE whose header is the given run, or -1. */
    static int jwtEnd(String text, int at, int headerEnd) {
        if (headerEnd - at < 10 || Ascii.at(text, headerEnd) != '.') {
            return -1;
        }
        int end = base64UrlEnd(text, headerEnd + 1);
        if (end - headerEnd < 4) {
            return -1;
        }
        while (Ascii.at(text, end) == '.' && Ascii.isBase64Url(Ascii.at(text, end + 1))) {
            end = base64UrlEnd(text, end + 1);
        }
        return end;
    }

    /** Where the credentials after {@code Bearer} or {@code Basic} end, or -1; they start at {@code at}. */
    static int schemeEnd(String text, int at, boolean basic) {
        int end = at;
        while (end < text.length() && isToken68(text.charAt(end))) {
            end++;
        }
        boolean secret = basic ? isBasic(text.substring(at, end)) : end - at >= MIN_BEARER;
        return secret ? end : -1;
    }

    private static boolean isToken68(char c) {
        return Ascii.isAlphanumeric(c) || "-._~+/=".indexOf(c) >= 0;
    }

    private static boolean isBasic(String base64) {
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            return new String(decoded, StandardCharsets.ISO_8859_1).indexOf(':') >= 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The end of a private key in PEM, or of the text if the key is cut off; -1 if none starts here. */
    static int pemEnd(String text, int at) {
        if (!text.startsWith(PEM, at)) {
            return -1;
        }
        int dashes = text.indexOf("-----", at + PEM.length());
        int label = dashes < 0 ? text.length() : dashes;
        if (!text.substring(at, Math.min(label, at + 64)).contains("PRIVATE KEY")) {
            return -1;
        }
        int end = text.indexOf("-----END", label);
        int close = end < 0 ? -1 : text.indexOf("-----", end + 8);
        return close < 0 ? text.length() : close + 5;
    }

    /** Where the user information of a URL ends, at its last {@code @}, or -1; it starts at {@code at}. */
    static int userInfoEnd(String text, int at) {
        int last = -1;
        for (int i = at; i < text.length() && i < at + MAX_USER_INFO; i++) {
            char c = text.charAt(i);
            if (c == '@') {
                last = i;
            } else if (Ascii.isSpace(c) || c == '/' || c == '?' || c == '#' || c == '"' || c == '<' || c == '>') {
                break;
            }
        }
        return last;
    }

    private record Prefix(String text, int length) {}
}
