package io.sordini.core.detect;

import io.sordini.schemas.subject.Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events of a window. Binary form: format (1 byte), silence (8), values of an event (1), number of events (2), for
 * each its time (8), whether it is shared (1), its values (8 each), whether its client is known (1) and that (16); origins
 * of the last ones.
 */
final class WindowState {

    private static final byte FORMAT = 1;

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
        ByteBuffer out = ByteBuffer.allocate(12 + entries.size() * (26 + 8 * width) + origins.size());
        out.put(FORMAT).putLong(silentUntil).put((byte) width).putShort((short) entries.size());
        for (Entry entry : entries) {
            out.putLong(entry.time).put((byte) (entry.shared ? 1 : 0));
            for (long value : entry.values) {
                out.putLong(value);
            }
            Address client = entry.client;
            out.put((byte) (client == null ? 0 : 1));
            out.putLong(client == null ? 0 : client.high()).putLong(client == null ? 0 : client.low());
        }
        origins.write(out);
        return out.array();
    }

    static WindowState decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Formats.expect("window", FORMAT, in.get());
        WindowState state = new WindowState();
        state.silentUntil = in.getLong();
        int width = in.get();
        for (int count = in.getShort(); count > 0; count--) {
            long time = in.getLong();
            boolean shared = in.get() != 0;
            long[] values = new long[width];
            for (int i = 0; i < width; i++) {
                values[i] = in.getLong();
            }
            boolean known = in.get() != 0;
            Address client = new Address(in.getLong(), in.getLong());
            state.entries.add(new Entry(time, shared, values, known ? client : null));
        }
        state.origins = Origins.read(in);
        return state;
    }
}
