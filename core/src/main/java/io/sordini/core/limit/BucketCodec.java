package io.sordini.core.limit;

import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.distributed.serialization.DeserializationAdapter;
import io.github.bucket4j.distributed.serialization.Scope;
import io.github.bucket4j.distributed.serialization.SerializationAdapter;
import io.github.bucket4j.distributed.versioning.Version;
import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Bucket4j's own form of a bucket, its limit included, with numbers of variable length: a third of the bytes. Bucket4j decides
 * what is written and in which order, and reads what earlier versions of it wrote. Binary form: format (1 byte), then that.
 */
final class BucketCodec implements SerializationAdapter<ByteWriter>, DeserializationAdapter<ByteReader> {

    private static final BucketCodec ADAPTER = new BucketCodec();
    private static final int FORMAT = 1;
    private static final int EXPECTED_BYTES = 72;

    // The two lowest bits of a number say what the others are.
    private static final int NUMBER = 0;
    private static final int MILLIONS = 1;
    private static final int FIXED = 2;
    private static final int LEAST = 3;

    /** Most times are whole milliseconds, in nanoseconds. */
    private static final long MILLION = 1_000_000;

    private static final long MOST = Long.MAX_VALUE >> 3;

    private BucketCodec() {}

    static byte[] encode(RemoteBucketState bucket, Version version) {
        ByteWriter out = new ByteWriter(EXPECTED_BYTES).octet(FORMAT);
        try {
            RemoteBucketState.SERIALIZATION_HANDLE.serialize(ADAPTER, out, bucket, version, Scope.PERSISTED_STATE);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        return out.toArray();
    }

    /** @throws IllegalStateException when another version wrote it */
    static RemoteBucketState decode(byte[] bytes) {
        ByteReader in = new ByteReader("token bucket", bytes).expect(FORMAT);
        try {
            return RemoteBucketState.SERIALIZATION_HANDLE.deserialize(ADAPTER, in);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be read", e);
        }
    }

    @Override
    public void writeBoolean(ByteWriter out, boolean value) {
        out.octet(value ? 1 : 0);
    }

    @Override
    public void writeByte(ByteWriter out, byte value) {
        out.octet(value);
    }

    @Override
    public void writeInt(ByteWriter out, int value) {
        out.zigzag(value);
    }

    @Override
    public void writeLong(ByteWriter out, long value) {
        if (value == Long.MIN_VALUE) {
            out.varint(LEAST);
        } else if (value != 0 && value % MILLION == 0) {
            out.varint((zigzag(value / MILLION) << 2) | MILLIONS);
        } else if (Math.abs(value) <= MOST) {
            out.varint((zigzag(value) << 2) | NUMBER);
        } else {
            out.varint(FIXED).fixed(value);
        }
    }

    @Override
    public void writeLongArray(ByteWriter out, long[] values) {
        out.varint(values.length);
        for (long value : values) {
            writeLong(out, value);
        }
    }

    @Override
    public void writeDoubleArray(ByteWriter out, double[] values) {
        out.varint(values.length);
        for (double value : values) {
            out.fixed(Double.doubleToRawLongBits(value));
        }
    }

    @Override
    public void writeString(ByteWriter out, String value) {
        out.text(value);
    }

    @Override
    public boolean readBoolean(ByteReader in) {
        return in.octet() != 0;
    }

    @Override
    public byte readByte(ByteReader in) {
        return (byte) in.octet();
    }

    @Override
    public int readInt(ByteReader in) {
        return (int) in.zigzag();
    }

    @Override
    public long readLong(ByteReader in) {
        long read = in.varint();
        long value = (read >>> 3) ^ -((read >>> 2) & 1);
        return switch ((int) read & 3) {
            case NUMBER -> value;
            case MILLIONS -> value * MILLION;
            case FIXED -> in.fixed();
            default -> Long.MIN_VALUE;
        };
    }

    @Override
    public long[] readLongArray(ByteReader in) {
        long[] values = new long[in.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readLong(in);
        }
        return values;
    }

    @Override
    public double[] readDoubleArray(ByteReader in) {
        double[] values = new double[in.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.longBitsToDouble(in.fixed());
        }
        return values;
    }

    @Override
    public String readString(ByteReader in) {
        return in.text();
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
