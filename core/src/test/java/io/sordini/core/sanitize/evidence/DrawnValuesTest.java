package io.sordini.core.sanitize.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which share of values drawn at random, in whatever stands around them, is found; and what only looks like them is not. */
class DrawnValuesTest {

    private static final int CASES = 10_000;
    private static final int NEAR = 2_000;

    private static final List<String> AROUND = List.of(
            "%s",
            "(%s)",
            "[%s]",
            "<%s>",
            "\"%s\"",
            "'%s'",
            "q=%s",
            "value: %s",
            "a=%s&b=1",
            "x,%s,y",
            "it was %s.",
            "got %s!",
            "k=%s;z=2",
            "{note=%s}",
            "|%s|",
            "one\n%s\ntwo",
            "\t%s\t",
            "`%s`",
            "saw %s?",
            "\u8bf4%s\u4e86",
            "x>%s<y",
            "%s...");
    private static final List<String> AROUND_WORDS =
            List.of("%s", "(%s)", "\"%s\"", "value: %s", "x,%s,y", "it was %s.", "name %s ok", "[%s]", "k=%s;z=2");

    /** Prefix, length and groups of what issuers give out. */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    private record Issuer(String prefix, int length, int... groups) {}

    private static final List<Issuer> ISSUERS = List.of(
            new Issuer("4", 16, 4),
            new Issuer("4", 19, 4),
            new Issuer("51", 16, 4),
            new Issuer("55", 16, 4),
            new Issuer("2450", 16, 4),
            new Issuer("34", 15, 4, 6, 5),
            new Issuer("37", 15, 4, 6, 5),
            new Issuer("6011", 16, 4),
            new Issuer("65", 16, 4),
            new Issuer("36", 14, 4, 6, 4),
            new Issuer("305", 14, 4, 6, 4),
            new Issuer("3530", 16, 4),
            new Issuer("62", 16, 4),
            new Issuer("62", 19, 4),
            new Issuer("6759", 16, 4),
            new Issuer("5018", 18, 4),
            new Issuer("2202", 16, 4),
            new Issuer("9792", 16, 4),
            new Issuer("8600", 16, 4));

    @Test
    void paymentCards() {
        assertThat(found(1, AROUND, random -> {
                    Issuer issuer = one(ISSUERS, random);
                    String number = luhn(issuer.prefix, issuer.length, random);
                    return group(number, one(List.of("", "", " ", "-", "."), random), issuer.groups);
                }))
                .isEqualTo(1.0);
    }

    @Test
    void visaOfThirteenDigits_butForThoseThatAreAnArticlesNumber() {
        assertThat(found(2, AROUND, random -> luhn("4", 13, random))).isBetween(0.85, 0.95);
    }

    @Test
    void socialSecurityNumbers() {
        assertThat(found(3, AROUND, random -> social(one(List.of("-", ".", "_", "\u2013"), random), random)))
                .isGreaterThanOrEqualTo(0.999);
        assertThat(found(4, AROUND_WORDS, random -> social(" ", random))).isGreaterThanOrEqualTo(0.997);
        assertThat(found(
                        5,
                        List.of("ssn %s", "SSN: %s", "my social security number is %s."),
                        random -> social("", random)))
                .isEqualTo(1.0);
    }

    @Test
    void addresses() {
        assertThat(found(6, AROUND, DrawnValuesTest::version4)).isEqualTo(1.0);
        assertThat(found(7, AROUND_WORDS, DrawnValuesTest::version6)).isEqualTo(1.0);
    }

    @Test
    void addressesOfMail() {
        List<String> domains =
                List.of("example.com", "a.b.example.co.uk", "m\u00fcller.example", "xn--abc-def.example", "x.museum");
        List<String> locals = List.of("%s", "%s+tag", "%s.%s", "%s_%s", "o'%s", "%s-1", "\"%s %s\"", "j\u00f6rg%s");
        assertThat(found(8, AROUND_WORDS, random -> {
                    String local = one(locals, random).replace("%s", letters(random));
                    return local + one(List.of("@", "@", "%40"), random) + one(domains, random);
                }))
                .isEqualTo(1.0);
    }

    @Test
    void nothingThatOnlyLooksLikeThem() {
        List<Function<Random, String>> kinds = List.of(
                random -> new UUID(random.nextLong(), random.nextLong()).toString(),
                random -> digits(8, random) + group(digits(12, random), "-", 4).replaceAll("^", "-") + "-"
                        + digits(12, random),
                random -> "17" + digits(11, random),
                random -> "17" + digits(14, random),
                random -> "17" + digits(17, random),
                random -> String.format(
                        "%04d-%02d-%02d", 1990 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                random -> article(one(List.of("40", "45", "49", "50", "978"), random), random),
                random -> "1.3.6.1." + random.nextInt(99) + "." + random.nextInt(999),
                random -> letters(random) + "@2x.png",
                random -> "git@" + letters(random) + ".example:" + letters(random) + "/x.git",
                random -> (1 + random.nextInt(8)) + "00-" + (1 + random.nextInt(9)) + "0-" + (1 + random.nextInt(9))
                        + "000",
                random -> "v" + version4(random));
        List<String> masked = new ArrayList<>();
        Random random = new Random(9);
        for (int i = 0; i < NEAR; i++) {
            for (Function<Random, String> kind : kinds) {
                String text = one(List.of("%s", "id=%s", "at %s ok", "\"%s\""), random)
                        .replace("%s", kind.apply(random));
                if (!Masking.value(text).text().equals(text)) {
                    masked.add(text);
                }
            }
        }
        assertThat(masked).isEmpty();
    }

    /** The share of drawn values of which nothing much can be read in the masked text. */
    private static double found(long seed, List<String> around, Function<Random, String> draw) {
        Random random = new Random(seed);
        int found = 0;
        for (int i = 0; i < CASES; i++) {
            String value = draw.apply(random);
            String text = one(around, random).replace("%s", value);
            found += Masking.value(text).text().contains(value) ? 0 : 1;
        }
        return (double) found / CASES;
    }

    private static String luhn(String prefix, int length, Random random) {
        String head = prefix + digits(length - 1 - prefix.length(), random);
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            int digit = head.charAt(head.length() - 1 - i) - '0';
            sum += i % 2 == 1 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        return head + (10 - sum % 10) % 10;
    }

    private static String article(String prefix, Random random) {
        String head = prefix + digits(12 - prefix.length(), random);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (head.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return head + (10 - sum % 10) % 10;
    }

    private static String social(String separator, Random random) {
        int area = 1 + random.nextInt(898);
        String number = String.format(
                "%03d%02d%04d", area == 666 ? 665 : area, 1 + random.nextInt(99), 1 + random.nextInt(9999));
        return group(number, separator, 3, 2, 4);
    }

    private static String version4(Random random) {
        return 1 + random.nextInt(223) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                + random.nextInt(256);
    }

    private static String version6(Random random) {
        String head =
                one(List.of("2001", "2a02", "fe80", "fd00"), random) + ":" + Integer.toHexString(random.nextInt(65536));
        String tail = Integer.toHexString(random.nextInt(65536)) + ":" + Integer.toHexString(random.nextInt(65536));
        String address = random.nextBoolean() ? head + "::" + tail : head + ":0:1:a:b:" + tail;
        return random.nextInt(3) == 0 ? address.toUpperCase(java.util.Locale.ROOT) : address;
    }

    private static String group(String digits, String separator, int... sizes) {
        StringBuilder grouped = new StringBuilder();
        int at = 0;
        for (int group = 0; at < digits.length(); group++) {
            int end = Math.min(digits.length(), at + sizes[Math.min(group, sizes.length - 1)]);
            grouped.append(at > 0 ? separator : "").append(digits, at, end);
            at = end;
        }
        return grouped.toString();
    }

    private static String digits(int count, Random random) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /** A word that names nothing. */
    private static String letters(Random random) {
        return one(List.of("ada", "bruno", "lime", "fjord", "mango", "tulip", "oslo", "quill"), random)
                + one(List.of("", "x", "berg", "ish"), random);
    }

    private static <T> T one(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
