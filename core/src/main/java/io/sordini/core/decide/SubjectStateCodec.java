package io.sordini.core.decide;

import io.sordini.schemas.decision.Action;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binary form of a subject's state, big-endian: format (1 byte), clock, touched, wake, version, credential end, commanded at,
 * limited until (8 each), presence of the three remediations, second factor, registration and roles (1), they (8 each for the two
 * times; number of roles in 1 byte, for each its name with its length), number of blocks (1) and they (8 each), number of
 * logins (1), for each whom and until (8 each), number of rules (2), for each its name and state, both with their length; number of
 * cascades (1), for each decision, rule and cause as text, the last empty if there is none, end (8), number of the convicted (1),
 * they as text, and how many more there were (4).
 * A remediation is action and rule as text, expiry and renewal (8 each), where it is listed (1), decision.
 */
final class SubjectStateCodec {

    private static final byte FORMAT = 4;

    /** Without what is outweighed and without cascades. */
    private static final byte WITHOUT_CASCADES = 3;

    private static final int ENFORCED = 1;
    private static final int SHADOW = 2;
    private static final int SECOND_FACTOR = 4;
    private static final int REGISTERED = 8;
    private static final int ROLES = 16;
    private static final int OUTWEIGHED = 32;

    private SubjectStateCodec() {}

    static byte[] encode(SubjectState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(state.clock);
            out.writeLong(state.touched);
            out.writeLong(state.wake);
            out.writeLong(state.version);
            out.writeLong(state.credentialEnd);
            out.writeLong(state.commandedAt);
            out.writeLong(state.limitedUntil);
            out.writeByte(present(state));
            write(out, state.enforced);
            write(out, state.shadow);
            write(out, state.outweighed);
            writeRegistry(out, state);
            out.writeByte(state.blocks.size());
            for (long block : state.blocks) {
                out.writeLong(block);
            }
            out.writeByte(state.logins.size());
            for (Map.Entry<Long, Long> login : state.logins.entrySet()) {
                out.writeLong(login.getKey());
                out.writeLong(login.getValue());
            }
            out.writeShort(state.rules.size());
            for (Map.Entry<String, byte[]> rule : state.rules.entrySet()) {
                write(out, rule.getKey().getBytes(StandardCharsets.UTF_8));
                write(out, rule.getValue());
            }
            out.writeByte(state.cascades.size());
            for (Cascade cascade : state.cascades) {
                write(out, cascade);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        return bytes.toByteArray();
    }

    private static int present(SubjectState state) {
        return (state.enforced == null ? 0 : ENFORCED)
                | (state.shadow == null ? 0 : SHADOW)
                | (state.outweighed == null ? 0 : OUTWEIGHED)
                | (state.secondFactorUntil == 0 ? 0 : SECOND_FACTOR)
                | (state.registeredUntil == 0 ? 0 : REGISTERED)
                | (state.roles.isEmpty() ? 0 : ROLES);
    }

    private static void writeRegistry(DataOutputStream out, SubjectState state) throws IOException {
        if (state.secondFactorUntil != 0) {
            out.writeLong(state.secondFactorUntil);
        }
        if (state.registeredUntil != 0) {
            out.writeLong(state.registeredUntil);
        }
        if (!state.roles.isEmpty()) {
            out.writeByte(state.roles.size());
            for (String role : state.roles) {
                write(out, role.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void readRegistry(ByteBuffer in, int present, SubjectState state) {
        state.secondFactorUntil = (present & SECOND_FACTOR) == 0 ? 0 : in.getLong();
        state.registeredUntil = (present & REGISTERED) == 0 ? 0 : in.getLong();
        for (int i = (present & ROLES) == 0 ? 0 : in.get(); i > 0; i--) {
            state.roles.add(text(in));
        }
    }

    static SubjectState decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte format = in.get();
        if (format != FORMAT && format != WITHOUT_CASCADES) {
            throw new IllegalStateException("subject state: expected format " + FORMAT + ", found " + format);
        }
        SubjectState state = new SubjectState();
        state.clock = in.getLong();
        state.touched = in.getLong();
        state.wake = in.getLong();
        state.version = in.getLong();
        state.credentialEnd = in.getLong();
        state.commandedAt = in.getLong();
        state.limitedUntil = in.getLong();
        int present = in.get();
        state.enforced = (present & ENFORCED) == 0 ? null : remediation(in);
        state.shadow = (present & SHADOW) == 0 ? null : remediation(in);
        state.outweighed = (present & OUTWEIGHED) == 0 ? null : remediation(in);
        readRegistry(in, present, state);
        for (int i = in.get(); i > 0; i--) {
            state.blocks.add(in.getLong());
        }
        for (int i = in.get(); i > 0; i--) {
            state.logins.put(in.getLong(), in.getLong());
        }
        for (int i = in.getShort(); i > 0; i--) {
            String rule = text(in);
            state.rules.put(rule, block(in));
        }
        for (int i = format == WITHOUT_CASCADES ? 0 : in.get(); i > 0; i--) {
            state.cascades.add(cascade(in));
        }
        return state;
    }

    private static void write(DataOutputStream out, @Nullable Remediation remediation) throws IOException {
        if (remediation == null) {
            return;
        }
        write(out, remediation.action().text().getBytes(StandardCharsets.UTF_8));
        write(out, remediation.rule().getBytes(StandardCharsets.UTF_8));
        out.writeLong(remediation.expiresAt());
        out.writeLong(remediation.renewedAt());
        out.writeByte(remediation.listed().code());
        write(out, remediation.decision());
    }

    private static Remediation remediation(ByteBuffer in) {
        Action action = Action.parse(text(in)).orElseThrow();
        return new Remediation(
                action, text(in), in.getLong(), in.getLong(), Remediation.Listing.of(in.get()), block(in));
    }

    private static void write(DataOutputStream out, Cascade cascade) throws IOException {
        String cause = cascade.cause();
        write(out, cascade.decision().getBytes(StandardCharsets.UTF_8));
        write(out, cascade.rule().getBytes(StandardCharsets.UTF_8));
        write(out, (cause == null ? "" : cause).getBytes(StandardCharsets.UTF_8));
        out.writeLong(cascade.until());
        out.writeByte(cascade.convicted().size());
        for (String convicted : cascade.convicted()) {
            write(out, convicted.getBytes(StandardCharsets.UTF_8));
        }
        out.writeInt(cascade.more());
    }

    private static Cascade cascade(ByteBuffer in) {
        String decision = text(in);
        String rule = text(in);
        String cause = text(in);
        long until = in.getLong();
        List<String> convicted = new ArrayList<>();
        for (int i = in.get(); i > 0; i--) {
            convicted.add(text(in));
        }
        return new Cascade(decision, rule, cause.isEmpty() ? null : cause, until, convicted, in.getInt());
    }

    private static void write(DataOutputStream out, byte[] block) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }

    private static String text(ByteBuffer in) {
        return new String(block(in), StandardCharsets.UTF_8);
    }

    private static byte[] block(ByteBuffer in) {
        byte[] block = new byte[in.getInt()];
        in.get(block);
        return block;
    }
}
