package io.sordini.core.detect;

import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;
import io.sordini.schemas.subject.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events of a window. Binary form: format, values of an event, number of events, for each how long after the one
 * before it (the first one: after 1970), whether it is shared, whether its client is known and whether that takes 128 bits (1
 * byte together), its values (8 bytes each), the client; how long after the last one the silence ends, origins of the last
 * ones.
 */
final class WindowState {

    private static final byte FORMAT = 2;

    private static final int SHARED = 1;
    private static final int CLIENT = 2;
    private static final int WIDE = 4;

    /**
     * @param shared whether it says what the rule wants a share of
     * @param values of the traits that the rule compares, in the rule's order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(
            long time,
            boolean shared,
            long[] values,
            @Nullable Address client) {}

    long silentUntil;
    final List<Entry> entries = new ArrayList<>();
    Origins origins = new Origins();

    void clear() {
        entries.clear();
        origins.clear();
    }

    /** Forgets what is not younger than {@code time}, and the oldest beyond {@code most}. */
    void forget(long time, int most) {
        int old = Math.max(0, entries.size() - most);
        while (old < entries.size() && entries.get(old).time <= time) {
            old++;
        }
        entries.subList(0, old).clear();
        if (entries.isEmpty()) {
            origins.clear();
        }
    }

    byte[] encode() {
        int width = entries.isEmpty() ? 0 : entries.get(0).values.length;
        ByteWriter out = new ByteWriter(12 + entries.size() * (10 + Long.BYTES * width) + origins.size());
        out.octet(FORMAT).varint(width).varint(entries.size());
        long time = 0;
        for (Entry entry : entries) {
            out.zigzag(entry.time - time);
            time = entry.time;
            write(out, entry);
        }
        Silence.write(out, silentUntil, time);
        origins.write(out);
        return out.toArray();
    }

    private static void write(ByteWriter out, Entry entry) {
        Address client = entry.client;
        boolean wide = client != null && client.high() != 0;
        out.octet((entry.shared ? SHARED : 0) | (client == null ? 0 : CLIENT) | (wide ? WIDE : 0));
        for (long value : entry.values) {
            out.fixed(value);
        }
        if (client != null) {
            (wide ? out.fixed(client.high()) : out).fixed(client.low());
        }
    }

    static WindowState decode(byte[] bytes) {
        ByteReader in = new ByteReader("window", bytes).expect(FORMAT);
        WindowState state = new WindowState();
        int width = (int) in.varint();
        int count = in.count();
        long time = 0;
        for (int i = 0; i < count; i++) {
            time += in.zigzag();
            state.entries.add(entry(in, time, width));
        }
        state.silentUntil = Silence.read(in, time);
        state.origins = Origins.read(in);
        return state;
    }

    private static Entry entry(ByteReader in, long time, int width) {
        int flags = in.octet();
        long[] values = new long[width];
        for (int i = 0; i < width; i++) {
            values[i] = in.fixed();
        }
        Address client = null;
        if ((flags & WIDE) != 0) {
            client = new Address(in.fixed(), in.fixed());
        } else if ((flags & CLIENT) != 0) {
            client = new Address(0, in.fixed());
        }
        return new Entry(time, (flags & SHARED) != 0, values, client);
    }
}
