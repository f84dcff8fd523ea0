package io.sordini.schemas.signal;

import io.sordini.schemas.CodecException;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Subject;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Binary form of signals, big-endian: format version (1 byte), which fields follow (2, bit by bit in this order), time (8),
 * policy version (8), facts as a bit set (8); then, where they are not zero, limits (4), status (2), hashes of path, query,
 * user, agent, password and credential (8 each), client as IPv4 (4) or IPv6 (16), credential expiry (8), place (8),
 * roles (4); then origin, and where there are any, session, or rule and cause (empty if there is none), each as length (1) and UTF-8; and last the operator's
 * command as JSON to the end.
 */
public final class SignalCodec {

    private static final byte FORMAT = 3;
    /** As the one in use, but that no cause follows a rule; may still stand on the topic at an upgrade. */
    private static final byte WITHOUT_CAUSE = 2;

    private static final int MOST = 1 + 2 + 3 * 8 + 4 + 2 + 6 * 8 + 16 + 8 + 8 + 4;
    private static final int MAX_TEXT = 255;

    private static final int LIMITS = 1;
    private static final int STATUS = 1 << 1;
    private static final int HASHES = 2;
    private static final int CLIENT_V4 = 1 << 8;
    private static final int CLIENT_V6 = 1 << 9;
    private static final int EXPIRY = 1 << 10;
    private static final int SESSION = 1 << 11;
    private static final int CONCLUSION = 1 << 12;
    private static final int COMMAND = 1 << 13;
    private static final int PLACE = 1 << 14;
    private static final int ROLES = 1 << 15;

    private SignalCodec() {}

    public static byte[] encode(Signal signal) {
        byte[] origin = text(signal.origin());
        byte[] session = signal.session() == null ? null : text(signal.session().key());
        boolean concluded = signal.rule() != null || signal.cause() != null;
        byte[] rule = concluded ? text(Objects.requireNonNullElse(signal.rule(), "")) : null;
        byte[] cause = concluded ? text(Objects.requireNonNullElse(signal.cause(), "")) : null;
        byte[] command = signal.command() == null ? null : CommandCodec.encode(signal.command());
        ByteBuffer out = ByteBuffer.allocate(MOST
                + 1
                + origin.length
                + length(session)
                + length(rule)
                + length(cause)
                + (command == null ? 0 : command.length));
        out.put(FORMAT).putShort((short) 0);
        out.putLong(signal.time())
                .putLong(signal.policyVersion())
                .putLong(signal.facts().bits());
        int fields = putNumbers(out, signal);
        fields |= (session == null ? 0 : SESSION) | (concluded ? CONCLUSION : 0) | (command == null ? 0 : COMMAND);
        put(out, origin);
        put(out, session);
        put(out, rule);
        put(out, cause);
        if (command != null) {
            out.put(command);
        }
        out.putShort(1, (short) fields);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Writes those that are not zero, and tells which. */
    private static int putNumbers(ByteBuffer out, Signal signal) {
        int fields = 0;
        if (signal.limits() != 0) {
            fields |= LIMITS;
            out.putInt(signal.limits());
        }
        if (signal.status() != 0) {
            fields |= STATUS;
            out.putShort((short) signal.status());
        }
        long[] hashes = hashes(signal.traits());
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0) {
                fields |= 1 << (HASHES + i);
                out.putLong(hashes[i]);
            }
        }
        fields |= putClient(out, signal.traits().client());
        if (signal.credentialExpiry() != 0) {
            fields |= EXPIRY;
            out.putLong(signal.credentialExpiry());
        }
        if (signal.traits().place() != 0) {
            fields |= PLACE;
            out.putLong(signal.traits().place());
        }
        if (signal.roles() != 0) {
            fields |= ROLES;
            out.putInt(signal.roles());
        }
        return fields;
    }

    /** @throws CodecException when the bytes are no signal of this format */
    public static Signal decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte format = in.get();
            if (format != FORMAT && format != WITHOUT_CAUSE) {
                throw new CodecException("signal: expected format " + FORMAT + ", found " + format);
            }
            int fields = in.getShort();
            long time = in.getLong();
            long policyVersion = in.getLong();
            Facts facts = new Facts(in.getLong());
            int limits = (fields & LIMITS) == 0 ? 0 : in.getInt();
            int status = (fields & STATUS) == 0 ? 0 : in.getShort();
            Traits known = traits(in, fields);
            long expiry = (fields & EXPIRY) == 0 ? 0 : in.getLong();
            Traits traits = (fields & PLACE) == 0 ? known : known.at(in.getLong());
            int roles = (fields & ROLES) == 0 ? 0 : in.getInt();
            String origin = text(in);
            Subject session = (fields & SESSION) == 0 ? null : subject(text(in));
            boolean concluded = (fields & CONCLUSION) != 0;
            String rule = concluded ? emptyToNull(text(in)) : null;
            String cause = concluded && format != WITHOUT_CAUSE ? emptyToNull(text(in)) : null;
            Command command = (fields & COMMAND) == 0 ? null : command(in);
            return new Signal(
                    time,
                    policyVersion,
                    facts,
                    limits,
                    status,
                    traits,
                    expiry,
                    origin,
                    session,
                    rule,
                    cause,
                    command,
                    roles);
        } catch (BufferUnderflowException e) {
            throw new CodecException("signal: cut short, found " + bytes.length + " bytes", e);
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static long[] hashes(Traits traits) {
        return new long[] {
            traits.path(), traits.query(), traits.user(), traits.agent(), traits.password(), traits.credential()
        };
    }

    private static int putClient(ByteBuffer out, @Nullable Address client) {
        if (client == null) {
            return 0;
        }
        if (client.isV4()) {
            out.putInt((int) client.low());
            return CLIENT_V4;
        }
        out.putLong(client.high()).putLong(client.low());
        return CLIENT_V6;
    }

    private static Traits traits(ByteBuffer in, int fields) {
        long[] hashes = new long[6];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = (fields & 1 << (HASHES + i)) == 0 ? 0 : in.getLong();
        }
        Address client = null;
        if ((fields & CLIENT_V4) != 0) {
            client = new Address(0, 0xffffL << 32 | Integer.toUnsignedLong(in.getInt()));
        } else if ((fields & CLIENT_V6) != 0) {
            client = new Address(in.getLong(), in.getLong());
        }
        return new Traits(hashes[0], hashes[1], hashes[2], hashes[3], hashes[4], hashes[5], 0, client);
    }

    private static Subject subject(String key) {
        return Subject.parse(key).orElseThrow(() -> new CodecException("signal: expected a subject as the session"));
    }

    private static Command command(ByteBuffer in) {
        byte[] command = new byte[in.remaining()];
        in.get(command);
        return CommandCodec.decode(command);
    }

    private static void put(ByteBuffer out, byte @Nullable [] text) {
        if (text != null) {
            out.put((byte) text.length).put(text);
        }
    }

    private static int length(byte @Nullable [] text) {
        return text == null ? 0 : 1 + text.length;
    }

    private static String text(ByteBuffer in) {
        byte[] text = new byte[in.get() & 0xff];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The end of a long text says more than its beginning: there stands the line number. */
    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_TEXT
                ? bytes
                : new String(bytes, bytes.length - 252, 252, StandardCharsets.UTF_8)
                        .replace("\ufffd", "")
                        .getBytes(StandardCharsets.UTF_8);
    }
}
