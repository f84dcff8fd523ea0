package io.sordini.core.decide;

import io.sordini.core.store.ByteStore;
import io.sordini.core.store.ExpiryIndex;
import io.sordini.schemas.command.CommandCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The allow entries whose subjects are still being gone through, the oldest first; kept as one record. */
final class Sweeps {

    /** No subject has this key. */
    private static final String KEY = "sweeps";

    private final Deque<Sweep> waiting = new ArrayDeque<>();

    private Sweeps() {}

    static Sweeps read(ByteStore store) {
        Sweeps sweeps = new Sweeps();
        byte[] stored = store.get(KEY);
        if (stored != null) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
                for (int count = in.readInt(); count > 0; count--) {
                    sweeps.waiting.add(read(in));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("what was stored here can be read", e);
            }
        }
        return sweeps;
    }

    @Nullable
    Sweep first() {
        return waiting.peekFirst();
    }

    void add(Sweep sweep) {
        waiting.addLast(sweep);
    }

    void removeFirst() {
        waiting.removeFirst();
    }

    void replaceFirst(Sweep sweep) {
        waiting.removeFirst();
        waiting.addFirst(sweep);
    }

    void write(ByteStore store) {
        if (waiting.isEmpty()) {
            store.delete(KEY);
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(waiting.size());
            for (Sweep sweep : waiting) {
                write(out, sweep);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        store.put(KEY, bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Sweep sweep) throws IOException {
        byte[] command = CommandCodec.encode(sweep.command());
        out.writeInt(command.length);
        out.write(command);
        out.writeLong(sweep.time());
        out.writeInt(sweep.lifted());
        ExpiryIndex.Entry reached = sweep.reached();
        out.writeBoolean(reached != null);
        if (reached != null) {
            out.writeLong(reached.at());
            out.writeUTF(reached.key());
        }
    }

    private static Sweep read(DataInputStream in) throws IOException {
        byte[] command = new byte[in.readInt()];
        in.readFully(command);
        long time = in.readLong();
        int lifted = in.readInt();
        ExpiryIndex.Entry reached = in.readBoolean() ? new ExpiryIndex.Entry(in.readLong(), in.readUTF()) : null;
        return new Sweep(CommandCodec.decode(command), time, reached, lifted);
    }
}
