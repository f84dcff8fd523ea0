package io.sordini.core.sanitize.scan;

import java.util.Locale;

/** What was found, and the text that stands in its place unless the policy says otherwise. */
public enum MaskClass {
    /** A value under a sensitive name; what stands in its place is up to the name's rule. */
    NAME(
            "[MASKED]",
            "The value under a sensitive name: `password=x`, `api_key: 'x'`, `\"secret\": \"x\"`, `<pin>x</pin>`, `--password x`,"
                    + " `PASSWORD('x')`, `VALUES ('x')` by its column, the default of a variable in Terraform,"
                    + " `if (\"x\" == password)`, `password is x1`; whole header lines of `Authorization` and cookies",
            "Name by the policy and the built-in list",
            "`${variable}`, `{{template}}`, `<placeholder>`, calls in code, no letter or digit, words such as `required`"
                    + " and `expired`, values that say they are fake, counts such as `pass: 12`, names that the default"
                    + " policy keeps (`token_ttl`, `password_file`)"),
    EMAIL(
            "[EMAIL]",
            "Mail addresses, also international, quoted, and with an address literal",
            "Labels of the domain, a top-level domain of two letters or more, or `xn--`",
            "File names (`icon@2x.png`), `git@host:path`, npm scopes, no top-level domain"),
    CARD(
            "[CARD]",
            "Payment card numbers of 12 to 19 digits, bare or in groups joined by spaces, hyphens, dots and other single"
                    + " characters",
            "Issuer's range and length, check digit (Luhn); 12 digits only near a word for cards",
            "Runs behind `-`, `_` or a decimal point; all digits equal; UUIDs; unless near a word for cards, ranges of no"
                    + " issuer and 13 digits that are an article's number (EAN)"),
    SSN(
            "[SSN]",
            "US social security numbers in groups of 3, 2 and 4 joined by one separator; nine bare digits near a word for"
                    + " them",
            "Area, group and serial that can have been issued",
            "Areas 000, 666 and 900 to 999, group 00, serial 0000, different separators, part of a longer chain;"
                    + " unless near a word for them, very round numbers (`640 48 1920`, `100-20-3000`), what a unit"
                    + " follows, and what a hyphen ties to a letter"),
    IP(
            "[IP]",
            "IPv4, and IPv6 in all forms: shortened, mapped, with zone, in brackets, before a port or prefix length",
            "Numbers up to 255 without leading zeros; eight groups, or one gap",
            "Versions (`v1.2.3.4`, `version 1.2.3.4`, `Chrome/120.0.0.0`), five or more numbers, sections (`§ 7.1.1.7`,"
                    + " `appendix A.1.2.3.4`, `table 1.2.3.4`, `7.1.1.7 Scope` at a line's start), artifacts"
                    + " (`org.example:lib:1.2.3.4`, `upgraded from 1.2.3.4`), `std::`, times,"
                    + " `list[1::2]`"),
    MAC(
            "[MAC]",
            "Hardware addresses of six or eight pairs joined by `:` or `-`, or of three groups of four joined by `.`",
            "Number of pairs; a letter among the digits unless joined by `:`",
            "Longer chains, such as fingerprints"),
    PHONE(
            "[PHONE]",
            "Telephone numbers: `+` or `00` and a country, North American ones by their groups, any national form near a"
                    + " word such as phone, tel, mobile, fax, call",
            "Length in the numbering plan of the country (libphonenumber); groups 3-3-4 with possible area and exchange",
            "Dates, numbers that continue a chain"),
    IBAN(
            "[IBAN]",
            "International bank account numbers, also in groups",
            "Length of the country, check digits (modulo 97)",
            "Any other length or check digits"),
    JWT(
            "[JWT]",
            "JSON Web Tokens and other JOSE in compact form, with two to five parts",
            "The header decodes to a JSON object with `alg`, `typ` or `enc`",
            "Headers that do not decode, headers alone"),
    SECRET(
            "[MASKED]",
            "Keys by their issuer's prefix (below), credentials behind `Bearer` and `Basic`, passwords in URLs,"
                    + " connection strings, `.pgpass`, lines of `.npmrc` with their registry, commands (`mysql -pX`,"
                    + " `sshpass -p X`, `curl -u name:X`, `htpasswd -b f name X`, `net user name X`, `sqlplus name/X@base`,"
                    + " `chpasswd`, communities of SNMP) and SQL (`IDENTIFIED BY 'X'`, `MD5('X')`), private keys in PEM, bot"
                    + " tokens of Discord and Telegram, keys of Mailchimp",
            "Alphabet and length, checksum where the issuer has one, `Basic` decodes to a pair",
            "Lengths that no key has, publishable keys, prose such as `bearer authentication`"),
    WALLET(
            "[WALLET]",
            "Addresses of Bitcoin, Litecoin, Dogecoin, Tron, Monero and Ethereum",
            "Base58Check, Bech32; length for the last two",
            "Wrong check digits"),
    PATTERN("[MASKED]", "What a pattern of the policy matches", "RE2 syntax; tried only where its literal stands", ""),
    CONTROL(
            "<U+202E>",
            "Characters that could forge or reorder what a reader of the log sees: C1, DEL, bidirectional controls,"
                    + " separators of lines, zero width space",
            "",
            ""),
    ELIDED("[ELIDED n characters]", "A text of more than 65,536 bytes", "", ""),
    UNSCANNED(
            "[UNSCANNED]",
            "A value that could not be looked through within the bounds on depth and work, in which each look found something"
                    + " more, or at which the sanitizer failed",
            "",
            "");

    private final String placeholder;
    private final String recognised;
    private final String validated;
    private final String vetoed;

    MaskClass(String placeholder, String recognised, String validated, String vetoed) {
        this.placeholder = placeholder;
        this.recognised = recognised;
        this.validated = validated;
        this.vetoed = vetoed;
    }

    /** The form used in reports, such as {@code email}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a found value is replaced by, such as {@code [EMAIL]}. */
    public String placeholder() {
        return placeholder;
    }

    /** What is looked for, for the documentation. */
    String recognised() {
        return recognised;
    }

    /** What a candidate must fulfil, for the documentation. */
    String validated() {
        return validated;
    }

    /** What looks alike and is left alone, for the documentation. */
    String vetoed() {
        return vetoed;
    }

    /** Whether a text is what stands for a masked value, alone or told apart by a number. */
    public static boolean isPlaceholder(String text) {
        if (!text.startsWith("[")) {
            return false;
        }
        int number = text.indexOf("]#");
        String alone = number < 0 ? text : text.substring(0, number + 1);
        for (MaskClass candidate : values()) {
            if (candidate.placeholder.equals(alone)) {
                return true;
            }
        }
        return false;
    }
}
