package io.sordini.schemas.signal;

import io.sordini.schemas.CodecException;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/**
 * Binary form of signals, big-endian: format version (1 byte), time (8), policy version (8), facts as a bit set (4),
 * limits (4), status (2), path hash (8), user hash (8), credential expiry (8), length of the origin (1), origin (UTF-8);
 * then, only where there is one, the operator's command as JSON to the end.
 */
public final class SignalCodec {

    private static final byte FORMAT = 1;
    private static final int FIXED = 1 + 8 + 8 + 4 + 4 + 2 + 8 + 8 + 8 + 1;
    private static final Fact[] FACTS = Fact.values();

    private SignalCodec() {}

    public static byte[] encode(Signal signal) {
        byte[] origin = origin(signal.origin());
        Command command = signal.command();
        byte[] order = command == null ? new byte[0] : CommandCodec.encode(command);
        ByteBuffer buffer = ByteBuffer.allocate(FIXED + origin.length + order.length);
        buffer.put(FORMAT).putLong(signal.time()).putLong(signal.policyVersion());
        buffer.putInt(bits(signal.facts())).putInt(signal.limits()).putShort((short) signal.status());
        buffer.putLong(signal.pathHash()).putLong(signal.userHash()).putLong(signal.credentialExpiry());
        buffer.put((byte) origin.length).put(origin).put(order);
        return buffer.array();
    }

    /** @throws CodecException when the bytes are no signal of this format */
    public static Signal decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            byte format = buffer.get();
            if (format != FORMAT) {
                throw new CodecException("signal: expected format " + FORMAT + ", found " + format);
            }
            long time = buffer.getLong();
            long policyVersion = buffer.getLong();
            Set<Fact> facts = facts(buffer.getInt());
            int limits = buffer.getInt();
            int status = buffer.getShort();
            long pathHash = buffer.getLong();
            long userHash = buffer.getLong();
            long credentialExpiry = buffer.getLong();
            byte[] origin = new byte[buffer.get() & 0xff];
            buffer.get(origin);
            byte[] order = new byte[buffer.remaining()];
            buffer.get(order);
            return new Signal(
                    time,
                    policyVersion,
                    facts,
                    limits,
                    status,
                    pathHash,
                    userHash,
                    credentialExpiry,
                    new String(origin, StandardCharsets.UTF_8),
                    order.length == 0 ? null : CommandCodec.decode(order));
        } catch (BufferUnderflowException e) {
            throw new CodecException("signal: cut short, found " + bytes.length + " bytes", e);
        }
    }

    private static byte[] origin(String origin) {
        byte[] bytes = origin.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= 255
                ? bytes
                : new String(bytes, bytes.length - 252, 252, StandardCharsets.UTF_8)
                        .replace("\ufffd", "")
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static int bits(Set<Fact> facts) {
        int bits = 0;
        for (Fact fact : facts) {
            bits |= fact.mask();
        }
        return bits;
    }

    private static Set<Fact> facts(int bits) {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        for (Fact fact : FACTS) {
            if ((bits & fact.mask()) != 0) {
                facts.add(fact);
            }
        }
        return facts;
    }
}
