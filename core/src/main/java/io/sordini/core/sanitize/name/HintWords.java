package io.sordini.core.sanitize.name;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that say of which kind a value near them is, or a value under a name with them. */
public final class HintWords {

    private static final int LONGEST = 16;
    private static final @Nullable Word[][] WORDS = new Word[32 * 32][];

    static {
        add(
                Hint.CARD,
                "card cards cc ccn ccnum credit creditcard creditcardnumber debit cardnumber cardno visa mastercard");
        add(Hint.CARD, "amex americanexpress diners discover jcb maestro unionpay pan kreditkarte karte tarjeta carte");
        add(Hint.SSN, "taxpayer ssn ssns ssnum socialsecurity social ssno");
        add(Hint.IP, "ip ips ipv4 ipv6 ipaddr ipaddress addr address");
        add(Hint.PHONE, "phone phones phonenumber tel telephone mobile cell cellphone fax whatsapp sms msisdn telefon");
        add(
                Hint.PHONE,
                "telefono mobil handy gsm hotline landline telephones tele mobilephone phoneno homephone workphone");
        add(Hint.CALL, "call calling contact reach dial ring text number");
        add(Hint.VERSION, "version versions ver release releases rev revision build firmware upgrade upgraded updated");
        add(
                Hint.VERSION,
                "update patch oid section chapter sdk driver appversion v kernel jdk jre openssl chrome chromium firefox");
        add(Hint.VERSION, "clause appendix annex figure fig table cf paragraph subsection ios");
        add(Hint.VERSION, "assemblyversion fileversion productversion");
    }

    private HintWords() {}

    @SuppressWarnings("ArrayRecordComponent") // private and never changed
    private record Word(byte[] text, int bits) {}

    private static void add(Hint hint, String words) {
        for (String word : words.split(" ", -1)) {
            int slot = slot(word.charAt(0), word.length() > 1 ? word.charAt(1) : 0);
            Word[] there = WORDS[slot];
            List<Word> all = new ArrayList<>(there == null ? List.of() : Arrays.asList(there));
            all.add(new Word(ascii(word), hint.bit()));
            WORDS[slot] = all.toArray(Word[]::new);
        }
    }

    private static int slot(int first, int second) {
        return (first & 31) << 5 | (second & 31);
    }

    /** Whether a word with these first two bytes may give a hint; the second is 0 for a word of one. */
    public static boolean mayStart(int first, int second) {
        Word[] candidates = WORDS[slot(first, second)];
        boolean word = isLetter(first) && (isLetter(second) || (second >= '0' && second <= '9') || second == 0);
        return word && candidates != null;
    }

    /** The hints that a word gives, as bits, whatever its case. */
    public static int of(byte[] text, int start, int end) {
        int length = end - start;
        Word[] candidates =
                length == 0 || length > LONGEST ? null : WORDS[slot(text[start], length > 1 ? text[start + 1] : 0)];
        if (candidates == null) {
            return 0;
        }
        for (Word candidate : candidates) {
            if (candidate.text.length == length && equal(candidate.text, text, start)) {
                return candidate.bits;
            }
        }
        return 0;
    }

    private static boolean equal(byte[] word, byte[] text, int start) {
        for (int i = 0; i < word.length; i++) {
            if (word[i] != (byte) lower(text[start + i])) {
                return false;
            }
        }
        return true;
    }

    /** The hints that a name gives by any of its words, as bits. */
    static int of(Words name) {
        int bits = 0;
        for (String word : name.spaced().strip().split(" ", -1)) {
            bits |= word.isEmpty() ? 0 : of(ascii(word), 0, word.length());
        }
        return bits | of(ascii(name.joined()), 0, name.joined().length());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private static boolean isLetter(int b) {
        return lower(b) >= 'a' && lower(b) <= 'z';
    }
}
