package io.sordini.core.sanitize.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the text the last word of each kind of hint ended; a value is judged by the words shortly before it. */
final class Hints {

    /** How far a hint reaches, in bytes. */
    static final int REACH = 32;

    private static final int LONGEST = 16;
    private static final @Nullable Word[][] WORDS = new Word[32 * 32][];

    static {
        add(
                Hint.CARD,
                "card cards cc ccn ccnum credit creditcard creditcardnumber debit cardnumber cardno visa mastercard");
        add(Hint.CARD, "amex americanexpress diners discover jcb maestro unionpay pan kreditkarte karte tarjeta carte");
        add(Hint.SSN, "ssn ssns ssnum socialsecurity social ssno");
        add(Hint.IP, "ip ips ipv4 ipv6 ipaddr ipaddress addr address");
        add(Hint.PHONE, "phone phones phonenumber tel telephone mobile cell cellphone fax whatsapp sms msisdn telefon");
        add(
                Hint.PHONE,
                "telefono mobil handy gsm hotline landline telephones tele mobilephone phoneno homephone workphone");
        add(Hint.CALL, "call calling contact reach dial ring text number");
        add(Hint.VERSION, "version versions ver release releases rev revision build firmware upgrade upgraded updated");
        add(Hint.VERSION, "update patch oid section chapter sdk driver appversion v");
    }

    private final int[] ends = new int[Hint.COUNT];

    @SuppressWarnings("ArrayRecordComponent") // private and never changed
    private record Word(byte[] text, int bits) {}

    private static void add(Hint hint, String words) {
        for (String word : words.split(" ", -1)) {
            int slot = slot(word.charAt(0), word.length() > 1 ? word.charAt(1) : 0);
            Word[] there = WORDS[slot];
            List<Word> all = new ArrayList<>(there == null ? List.of() : Arrays.asList(there));
            all.add(new Word(Text.ascii(word), hint.bit()));
            WORDS[slot] = all.toArray(Word[]::new);
        }
    }

    private static int slot(int first, int second) {
        return (first & 31) << 5 | (second & 31);
    }

    static boolean mayStart(int first, int second) {
        Word[] candidates = WORDS[slot(first, second)];
        boolean word = Bytes.isLetter(first) && (Bytes.isAlphanumeric(second) || second == 0);
        return word && candidates != null;
    }

    /** The hints that a word gives, as bits, whatever its case. */
    static int of(byte[] text, int start, int end) {
        int length = end - start;
        Word[] candidates = length > LONGEST ? null : WORDS[slot(text[start], length > 1 ? text[start + 1] : 0)];
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
            if (word[i] != (byte) Bytes.lower(text[start + i])) {
                return false;
            }
        }
        return true;
    }

    /** Starts a text whose name gave these hints. */
    void open(int bits, int from) {
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (bits & 1 << i) == 0 ? Integer.MIN_VALUE / 2 : from;
        }
    }

    void see(int bits, int end) {
        for (int i = 0; i < ends.length; i++) {
            if ((bits & 1 << i) != 0) {
                ends[i] = end;
            }
        }
    }

    boolean near(Hint hint, int at) {
        return within(hint, at, REACH);
    }

    boolean within(Hint hint, int at, int reach) {
        return at - ends[hint.index()] <= reach;
    }
}
