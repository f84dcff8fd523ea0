package io.sordini.core.decide;

import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;
import io.sordini.schemas.decision.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binary form of a subject's state: format (1 byte), clock, how long after it the subject was touched, what else there is (a
 * bit each), and that, in the order of the bits. Nearly every subject has next to nothing, so what is not there takes no
 * byte. Numbers are of variable length, times relative to the clock, lists begin with their length.
 *
 * <p>Roles are text; a login is whom (8 bytes) and until when; a rule its key (8 bytes) and its state with its length; a
 * cascade decision, rule and cause as text, the last empty if there is none, end, the convicted as text, and how many more
 * there were. A remediation is action and rule as text, expiry, renewal, where it is listed (1 byte), decision with its length.
 */
final class SubjectStateCodec {

    private static final int FORMAT = 5;

    private static final int WAKE = 1;
    private static final int LIMITED = 1 << 1;
    private static final int RULES = 1 << 2;
    private static final int VERSION = 1 << 3;
    private static final int CREDENTIAL = 1 << 4;
    private static final int ENFORCED = 1 << 5;
    private static final int LOGINS = 1 << 6;
    private static final int SHADOW = 1 << 7;
    private static final int OUTWEIGHED = 1 << 8;
    private static final int COMMANDED = 1 << 9;
    private static final int SECOND_FACTOR = 1 << 10;
    private static final int REGISTERED = 1 << 11;
    private static final int ROLES = 1 << 12;
    private static final int BLOCKS = 1 << 13;
    private static final int CASCADES = 1 << 14;

    private final long clock;

    private SubjectStateCodec(long clock) {
        this.clock = clock;
    }

    static byte[] encode(SubjectState state) {
        ByteWriter out = new ByteWriter(size(state));
        int present = present(state);
        out.octet(FORMAT)
                .zigzag(state.clock)
                .zigzag(state.touched - state.clock)
                .varint(present);
        new SubjectStateCodec(state.clock).write(out, state);
        return out.toArray();
    }

    /** @throws IllegalStateException when another version wrote it */
    static SubjectState decode(byte[] bytes) {
        ByteReader in = new ByteReader("subject state", bytes).expect(FORMAT);
        SubjectState state = new SubjectState();
        state.clock = in.zigzag();
        state.touched = state.clock + in.zigzag();
        new SubjectStateCodec(state.clock).read(in, (int) in.varint(), state);
        return state;
    }

    /** More or less. */
    private static int size(SubjectState state) {
        int size = 32 + 14 * state.logins.size() + 5 * state.blocks.size();
        for (byte[] rule : state.rules.values()) {
            size += 10 + rule.length;
        }
        for (Remediation decided : new Remediation[] {state.enforced, state.shadow, state.outweighed}) {
            size += decided == null ? 0 : 64 + decided.decision().length;
        }
        return size;
    }

    private static int present(SubjectState state) {
        return (state.wake == 0 ? 0 : WAKE)
                | (state.limitedUntil == 0 ? 0 : LIMITED)
                | (state.rules.isEmpty() ? 0 : RULES)
                | (state.version == 0 ? 0 : VERSION)
                | (state.credentialEnd == 0 ? 0 : CREDENTIAL)
                | (state.enforced == null ? 0 : ENFORCED)
                | (state.logins.isEmpty() ? 0 : LOGINS)
                | (state.shadow == null ? 0 : SHADOW)
                | (state.outweighed == null ? 0 : OUTWEIGHED)
                | (state.commandedAt == 0 ? 0 : COMMANDED)
                | (state.secondFactorUntil == 0 ? 0 : SECOND_FACTOR)
                | (state.registeredUntil == 0 ? 0 : REGISTERED)
                | (state.roles.isEmpty() ? 0 : ROLES)
                | (state.blocks.isEmpty() ? 0 : BLOCKS)
                | (state.cascades.isEmpty() ? 0 : CASCADES);
    }

    private void write(ByteWriter out, SubjectState state) {
        writeTime(out, state.wake);
        writeTime(out, state.limitedUntil);
        writeRules(out, state.rules);
        if (state.version != 0) {
            out.varint(state.version);
        }
        writeTime(out, state.credentialEnd);
        write(out, state.enforced);
        writeLogins(out, state.logins);
        write(out, state.shadow);
        write(out, state.outweighed);
        writeTime(out, state.commandedAt);
        writeTime(out, state.secondFactorUntil);
        writeTime(out, state.registeredUntil);
        writeTexts(out, state.roles);
        writeBlocks(out, state.blocks);
        writeCascades(out, state.cascades);
    }

    private void read(ByteReader in, int present, SubjectState state) {
        state.wake = readTime(in, present & WAKE);
        state.limitedUntil = readTime(in, present & LIMITED);
        for (int i = count(in, present & RULES); i > 0; i--) {
            state.rules.put(in.fixed(), in.block());
        }
        state.version = (present & VERSION) == 0 ? 0 : in.varint();
        state.credentialEnd = readTime(in, present & CREDENTIAL);
        state.enforced = remediation(in, present & ENFORCED);
        for (int i = count(in, present & LOGINS); i > 0; i--) {
            state.logins.put(in.fixed(), time(in));
        }
        state.shadow = remediation(in, present & SHADOW);
        state.outweighed = remediation(in, present & OUTWEIGHED);
        state.commandedAt = readTime(in, present & COMMANDED);
        state.secondFactorUntil = readTime(in, present & SECOND_FACTOR);
        state.registeredUntil = readTime(in, present & REGISTERED);
        state.roles.addAll(texts(in, count(in, present & ROLES)));
        for (int i = count(in, present & BLOCKS); i > 0; i--) {
            state.blocks.add(time(in));
        }
        for (int i = count(in, present & CASCADES); i > 0; i--) {
            state.cascades.add(cascade(in));
        }
    }

    private static int count(ByteReader in, int present) {
        return present == 0 ? 0 : in.count();
    }

    private void writeTime(ByteWriter out, long time) {
        if (time != 0) {
            out.zigzag(time - clock);
        }
    }

    private long readTime(ByteReader in, int present) {
        return present == 0 ? 0 : time(in);
    }

    private long time(ByteReader in) {
        return clock + in.zigzag();
    }

    private static void writeRules(ByteWriter out, Map<Long, byte[]> rules) {
        if (!rules.isEmpty()) {
            out.varint(rules.size());
            rules.forEach((key, state) -> out.fixed(key).block(state));
        }
    }

    private void writeLogins(ByteWriter out, Map<Long, Long> logins) {
        if (!logins.isEmpty()) {
            out.varint(logins.size());
            logins.forEach((whom, until) -> out.fixed(whom).zigzag(until - clock));
        }
    }

    private void writeBlocks(ByteWriter out, List<Long> blocks) {
        if (!blocks.isEmpty()) {
            out.varint(blocks.size());
            blocks.forEach(until -> out.zigzag(until - clock));
        }
    }

    private static void writeTexts(ByteWriter out, List<String> texts) {
        if (!texts.isEmpty()) {
            out.varint(texts.size());
            texts.forEach(out::text);
        }
    }

    private static List<String> texts(ByteReader in, int count) {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    private void write(ByteWriter out, @Nullable Remediation remediation) {
        if (remediation != null) {
            out.text(remediation.action().text())
                    .text(remediation.rule())
                    .zigzag(remediation.expiresAt() - clock)
                    .zigzag(remediation.renewedAt() - clock)
                    .octet(remediation.listed().code())
                    .block(remediation.decision());
        }
    }

    private @Nullable Remediation remediation(ByteReader in, int present) {
        if (present == 0) {
            return null;
        }
        Action action = Action.parse(in.text()).orElseThrow();
        return new Remediation(action, in.text(), time(in), time(in), Remediation.Listing.of(in.octet()), in.block());
    }

    private void writeCascades(ByteWriter out, List<Cascade> cascades) {
        if (cascades.isEmpty()) {
            return;
        }
        out.varint(cascades.size());
        for (Cascade cascade : cascades) {
            String cause = cascade.cause();
            out.text(cascade.decision())
                    .text(cascade.rule())
                    .text(cause == null ? "" : cause)
                    .zigzag(cascade.until() - clock)
                    .varint(cascade.convicted().size());
            cascade.convicted().forEach(out::text);
            out.varint(cascade.more());
        }
    }

    private Cascade cascade(ByteReader in) {
        String decision = in.text();
        String rule = in.text();
        String cause = in.text();
        long until = time(in);
        List<String> convicted = texts(in, in.count());
        return new Cascade(decision, rule, cause.isEmpty() ? null : cause, until, convicted, (int) in.varint());
    }
}
