package io.sordini.core.sanitize.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Long words that are a secret or a wallet by their length, alphabet and check digits rather than by a prefix. */
final class LongWords {

    static final int SHORTEST = 23;

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    private final Text text;

    LongWords(Text text) {
        this.text = text;
    }

    /** Adds what a word of at least {@link #SHORTEST} bytes is; gives where to go on, or -1. */
    int find(int start, int end, int flags) {
        int length = end - start;
        int found = secretEnd(start, end, length, flags);
        if (found > 0) {
            text.hits.add(start, found, MaskClass.SECRET);
            return found;
        }
        if (length <= 95 && isWallet(start, end)) {
            text.hits.add(start, end, MaskClass.WALLET);
            return end;
        }
        return -1;
    }

    private int secretEnd(int start, int end, int length, int flags) {
        if (length == 40 && (isChecked(start, end) || text.startsWithIgnoringCase("_mmk", end - 4))) {
            return end; // GitHub and npm; MaxMind
        }
        if (length == 42 && text.startsWithIgnoringCase("4b1d", start) && (flags & Bytes.UNDERSCORE) == 0) {
            return end; // ClickHouse
        }
        boolean small = (flags & (Bytes.UPPER | Bytes.UNDERSCORE)) == 0;
        if (length == 32 && small && text.at(end) == '-') {
            int mailchimp = mailchimpEnd(end);
            return mailchimp > 0 ? mailchimp : mailgunEnd(end);
        }
        return length <= 29 && text.at(end) == '.' && text.at(end + 7) == '.' ? discordEnd(start, end) : -1;
    }

    private boolean isChecked(int start, int end) {
        return text.at(start + 3) == '_' && Checks.hasCheckedTail(text, start + 4, end);
    }

    /** Two groups of eight behind the first. */
    private int mailgunEnd(int at) {
        for (int i = at + 1; i < at + 18; i++) {
            if (i == at + 9 ? text.at(i) != '-' : !Bytes.isHex(text.at(i))) {
                return -1;
            }
        }
        return Bytes.isWord(text.at(at + 18)) || text.at(at + 18) == '-' ? -1 : at + 18;
    }

    private int mailchimpEnd(int at) {
        int end = at + 3;
        while (end < at + 6 && Bytes.isDigit(text.at(end))) {
            end++;
        }
        boolean region = text.at(at + 1) == 'u' && text.at(at + 2) == 's' && end > at + 3 && end < at + 6;
        return region && !Bytes.isWord(text.at(end)) ? end : -1;
    }

    /** 24 to 26 characters from an M, N or O, six, and 27 or more, joined by dots. */
    private int discordEnd(int start, int end) {
        boolean marked = false;
        for (int length = 24; length <= 26; length++) {
            int first = end - length >= start ? text.at(end - length) : 0;
            marked |= first == 'M' || first == 'N' || first == 'O';
        }
        for (int i = end + 1; i < end + 7; i++) {
            marked &= Bytes.isBase64Url(text.at(i));
        }
        int last = end + 8;
        while (last < end + 48 && Bytes.isBase64Url(text.at(last))) {
            last++;
        }
        return marked && last - end - 8 >= 27 ? last : -1;
    }

    private boolean isWallet(int start, int end) {
        int length = end - start;
        int first = text.at(start);
        if (first == '0' && text.at(start + 1) == 'x') {
            return length == 42 && isHex(start + 2, end);
        }
        if (length >= 42 && (text.startsWithIgnoringCase("bc1", start) || text.startsWithIgnoringCase("tb1", start))) {
            return isBech32(start, end, 2);
        }
        if (length >= 43 && text.startsWithIgnoringCase("ltc1", start)) {
            return isBech32(start, end, 3);
        }
        if (length == 95 && (first == '4' || first == '8')) {
            return isBase58(start, end);
        }
        boolean version = "13mn2LMDT".indexOf(first) >= 0;
        return version && length >= 26 && length <= 35 && isBase58(start, end) && hasBase58Check(start, end);
    }

    private boolean isHex(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Bytes.isHex(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isBase58(int start, int end) {
        for (int i = start; i < end; i++) {
            if (BASE58.indexOf(text.at(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean hasBase58Check(int start, int end) {
        byte[] number = new byte[25];
        for (int i = start; i < end; i++) {
            int carry = BASE58.indexOf(text.at(i));
            for (int j = number.length - 1; j >= 0; j--) {
                carry += 58 * (number[j] & 0xff);
                number[j] = (byte) carry;
                carry >>= 8;
            }
            if (carry != 0) {
                return false;
            }
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(number, 0, 21);
            byte[] check = sha256.digest(sha256.digest());
            return MessageDigest.isEqual(
                    java.util.Arrays.copyOf(check, 4), java.util.Arrays.copyOfRange(number, 21, 25));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Checks the code of BIP 173 or BIP 350. */
    private boolean isBech32(int start, int end, int prefix) {
        String address = text.string(start, end).toLowerCase(java.util.Locale.ROOT);
        int sum = 1;
        for (byte b : address.substring(0, prefix).getBytes(StandardCharsets.US_ASCII)) {
            sum = step(sum, b >> 5);
        }
        sum = step(sum, 0);
        for (byte b : address.substring(0, prefix).getBytes(StandardCharsets.US_ASCII)) {
            sum = step(sum, b & 31);
        }
        for (int i = prefix + 1; i < address.length(); i++) {
            int value = BECH32.indexOf(address.charAt(i));
            if (value < 0) {
                return false;
            }
            sum = step(sum, value);
        }
        return sum == 1 || sum == 0x2bc830a3;
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >> i & 1) == 0 ? 0 : BECH32_GENERATOR[i];
        }
        return next;
    }
}
