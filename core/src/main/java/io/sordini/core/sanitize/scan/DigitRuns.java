package io.sordini.core.sanitize.scan;

import io.sordini.core.sanitize.name.Hint;
import io.sordini.core.sanitize.name.HintWords;

/** What a run of digits may be: an address, a card, a social security number, a telephone, a bot's key. */
final class DigitRuns {

    /** Digits that no other group follows are something from this length on: a telephone number near its word. */
    private static final int SHORTEST_ALONE = 7;

    /** Digits in groups: of a telephone number near its word, of one behind a plus or zeros, and of anything else. */
    private static final int LEAST_ANNOUNCED = 6;

    private static final int LEAST_INTERNATIONAL = 8;
    private static final int LEAST = 9;

    private final Text text;
    private final Hints hints;
    private final DigitGroups groups;
    private final DottedQuads quads;
    private final SocialNumbers social;
    private final Cards cards;
    private final Phones phones;

    DigitRuns(Text text, Hints hints) {
        this.text = text;
        this.hints = hints;
        groups = new DigitGroups(text);
        quads = new DottedQuads(text, groups, hints);
        social = new SocialNumbers(text, groups, hints);
        cards = new Cards(text, groups, hints);
        phones = new Phones(text, groups, hints);
    }

    void clear() {
        groups.clear();
        quads.clear();
        phones.clear();
    }

    /** Adds what the digits of a word are, with the groups that follow them; gives where to go on, or -1. */
    int find(int start, int end, Profile profile) {
        if (end - start < SHORTEST_ALONE && groups.endsAt(end) && !isBot(end)) {
            return -1;
        }
        int group = groups.read(start);
        boolean quad = groups.kind(group) == DigitGroups.DOT && groups.count() > group + 3;
        int address = quad ? quads.end(group, profile) : -1;
        if (address > 0) {
            text.hits.add(start, address, MaskClass.IP);
            return address;
        }
        if (groups.digits(group) < least(start, profile) && !isBot(end) && !groups.isCut()) {
            return glued(group);
        }
        int card = cards.end(group);
        int ssn = social.end(group);
        if (card > 0 || ssn > 0) {
            text.hits.add(start, Math.max(card, ssn), card > ssn ? MaskClass.CARD : MaskClass.SSN);
            return Math.max(card, ssn);
        }
        int telegram = isBot(end) ? telegramEnd(start, end) : -1;
        if (telegram > 0) {
            text.hits.add(start, telegram, MaskClass.SECRET);
            return telegram;
        }
        int phone = profile == Profile.STRICT ? phones.end(group) : -1;
        if (phone > 0) {
            text.hits.add(phones.start(group), phone, MaskClass.PHONE);
        }
        return phone;
    }

    /** Adds a number whose first digits were part of a word; gives where to go on, or -1. */
    private int glued(int group) {
        int ssn = groups.length(group) == 2 ? social.gluedEnd(group) : -1;
        if (ssn > 0) {
            text.hits.add(groups.start(group) - 4, ssn, MaskClass.SSN);
        }
        return ssn;
    }

    /** How many digits there must be for anything to be found but an address. */
    private int least(int start, Profile profile) {
        if (profile == Profile.LENIENT) {
            return LEAST;
        }
        if (hints.seeAny(Hint.PHONE.bit() | Hint.CALL.bit())) {
            return LEAST_ANNOUNCED;
        }
        return text.at(start) == '0' || text.at(start - 1) == '+' || text.at(start - 1) == '('
                ? LEAST_INTERNATIONAL
                : LEAST;
    }

    private boolean isBot(int end) {
        return text.at(end) == ':' && text.at(end + 1) == 'A';
    }

    /** A bot's number and key, as in {@code 110201543:AAHdqT...}. */
    private int telegramEnd(int start, int end) {
        if (end - start < 5 || end - start > 16 || text.at(end + 1) != 'A') {
            return -1;
        }
        int i = end + 1;
        while (i < end + 40 && Bytes.isBase64Url(text.at(i))) {
            i++;
        }
        return i - end - 1 == 35 ? i : -1;
    }

    /** Adds the key of a bot in the path of a URL, as in {@code /bot110201543:AAHdqT...}; gives where to go on, or -1. */
    int findBot(int start, int end) {
        boolean bot = text.at(start - 1) == '/' && text.startsWithIgnoringCase("bot", start);
        int key = bot && Bytes.isDigit(text.at(start + 3)) ? telegramEnd(start + 3, end) : -1;
        if (key > 0) {
            text.hits.add(start + 3, key, MaskClass.SECRET);
        }
        return key;
    }

    /** As in {@code visa4111111111111111}, and as the first track of a card's stripe has it, {@code %B4111111111111111^}. */
    int findBehindLetters(int start, int end, Profile profile) {
        int digits = start;
        while (digits < start + 12 && Bytes.isLetter(text.at(digits))) {
            digits++;
        }
        boolean track = text.at(start - 1) == '%' && text.at(start) == 'B' && text.at(end) == '^';
        boolean named = (HintWords.of(text.bytes(), start, digits) & Hint.CARD.bit()) != 0;
        if (!(track || named) || !Bytes.isDigit(text.at(digits))) {
            return -1;
        }
        hints.see(Hint.CARD.bit(), digits);
        return find(digits, end, profile);
    }
}
