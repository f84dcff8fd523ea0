package io.sordini.core.sanitize.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Tokens that look like the real ones of their issuers and never were. They are put together here, and the labelled lines
 * name them as <code>{{github}}</code>, so that no scanner of secrets ever finds one in this repository.
 */
final class Tokens {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";
    private static final String DIGITS = "0123456789";
    private static final Pattern INNERMOST = Pattern.compile("\\{\\{(?:(base64|percent|escape|json):)?([^{}]*)}}");
    private static final Map<String, String> ALL = new HashMap<>();

    static {
        ALL.put("github", github("ghp_"));
        ALL.put("github-server", github("ghs_"));
        ALL.put("github-fine", "github_pat_" + body(22) + "_" + body(59, BASE62, 3));
        ALL.put("aws", "AKIA" + body(16, BASE32, 0));
        ALL.put("aws-session", "ASIA" + body(16, BASE32, 9));
        ALL.put("stripe", "sk_live_" + body(24));
        ALL.put("stripe-restricted", "rk_live_" + body(24, BASE62, 11));
        ALL.put("slack", "xoxb-" + body(12, DIGITS, 0) + "-" + body(12, DIGITS, 3) + "-" + body(24));
        ALL.put("slack-app", "xapp-1-A" + body(10, BASE32, 0) + "-" + body(13, DIGITS, 0) + "-" + body(64, HEX, 0));
        ALL.put("gitlab", "glpat-" + body(20));
        ALL.put("google", "AIza" + body(35));
        ALL.put("google-oauth", "ya29." + body(60));
        ALL.put("sendgrid", "SG." + body(22) + "." + body(43, BASE62, 2));
        ALL.put("npm", "npm_" + body(36));
        ALL.put("openai", "sk-" + body(20) + "T3BlbkFJ" + body(20, BASE62, 4));
        ALL.put("openai-project", "sk-proj-" + body(20, BASE62, 6) + "T3BlbkFJ" + body(20, BASE62, 8));
        ALL.put("anthropic", "sk-ant-api03-" + body(93) + "AA");
        ALL.put("digitalocean", "dop_v1_" + body(64, HEX, 0));
        ALL.put("vault", "hvs." + body(24));
        ALL.put("shopify", "shpat_" + body(32, HEX, 0));
        ALL.put("pypi", "pypi-AgEIcHlwaS5vcmc" + body(80));
        ALL.put("telegram", "110201543:AA" + body(33));
        ALL.put("twilio", "SK" + body(32, HEX, 0));
        ALL.put("mailchimp", body(32, HEX, 7) + "-us12");
        ALL.put(
                "jwt",
                base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                        + base64Url("{\"sub\":\"u-1042\",\"role\":\"admin\"}") + "." + body(43));
        ALL.put("jwt-none", base64Url("{\"alg\":\"none\"}") + "." + base64Url("{\"sub\":\"root\"}") + ".");
        ALL.put(
                "jwt-unsigned",
                base64Url("{\"typ\":\"JWT\",\"alg\":\"HS512\"}") + "."
                        + base64Url("{\"sub\":\"dora\",\"iss\":\"idp.example\"}"));
        ALL.put(
                "jwe",
                base64Url("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}") + "." + body(86) + "." + body(16, BASE62, 1)
                        + "." + body(40, BASE62, 2) + "." + body(22, BASE62, 3));
        ALL.put("opaque", body(40, BASE62, 20));
        ALL.put("basic", base64("dora:tulip-42"));
        ALL.put("pem", pem("", 4, 64, 0));
        ALL.put("pem-rsa", pem("RSA ", 4, 64, 5));
        ALL.put("pem-openssh", pem("OPENSSH ", 5, 70, 9));
        String cut = pem("EC ", 2, 64, 2);
        ALL.put("pem-cut", cut.substring(0, cut.indexOf("\n-----END")));
    }

    private Tokens() {}

    /**
     * Replaces <code>{{name}}</code> by a token, and <code>{{base64:text}}</code>, {@code percent}, {@code escape} and
     * {@code json} by the text in that encoding, from the inside out.
     */
    static String expand(String text) {
        String expanded = text;
        Matcher found = INNERMOST.matcher(expanded);
        while (found.find()) {
            expanded = expanded.substring(0, found.start()) + replacement(found) + expanded.substring(found.end());
            found = INNERMOST.matcher(expanded);
        }
        return expanded;
    }

    private static String replacement(Matcher found) {
        String encoding = found.group(1);
        String content = found.group(2);
        if (encoding == null) {
            String token = ALL.get(content);
            if (token == null) {
                throw new IllegalArgumentException("no token is named '" + content + "'");
            }
            return token;
        }
        return switch (encoding) {
            case "base64" -> base64(content);
            case "percent" -> percent(content);
            case "escape" -> escape(content);
            default -> content.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        };
    }

    private static String github(String prefix) {
        CRC32 crc = new CRC32();
        crc.update(body(30).getBytes(UTF_8));
        StringBuilder checksum = new StringBuilder();
        for (long rest = crc.getValue(); checksum.length() < 6; rest /= 62) {
            checksum.insert(0, BASE62.charAt((int) (rest % 62)));
        }
        return prefix + body(30) + checksum;
    }

    private static String pem(String kind, int lines, int width, int salt) {
        StringBuilder key = new StringBuilder("-----BEGIN " + kind + "PRIVATE" + " KEY-----\n");
        for (int line = 0; line < lines; line++) {
            key.append(body(width, BASE62, salt + line)).append('\n');
        }
        return key + "-----END " + kind + "PRIVATE" + " KEY-----";
    }

    private static String body(int length) {
        return body(length, BASE62, 0);
    }

    private static String body(int length, String alphabet, int salt) {
        StringBuilder body = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            body.append(alphabet.charAt((i * i * 7 + i * 13 + 5 + salt) % alphabet.length()));
        }
        return body.toString();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Every byte percent-encoded, also where it need not be. */
    static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            encoded.append(String.format("%%%02X", b));
        }
        return encoded.toString();
    }

    /** Every character as a <code>&#92;uXXXX</code> escape. */
    static String escape(String text) {
        StringBuilder encoded = new StringBuilder();
        text.chars().forEach(c -> encoded.append(String.format("\\u%04x", c)));
        return encoded.toString();
    }
}
