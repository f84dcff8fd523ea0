package io.sordini.core.detect;

import io.sordini.schemas.decision.Evidence;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the last contributing events came from, kept as bytes: most states are read and written many times before anybody
 * asks for the texts. Binary form: number of entries (1 byte), length (2), for each its length (2) and UTF-8.
 */
final class Origins {

    private static final int MAX_TEXT = 1024;

    private byte[] entries = new byte[0];
    private int count;

    /** The oldest makes room beyond {@link Evidence#MAX_ORIGINS}. */
    void add(String origin) {
        byte[] text = origin.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, MAX_TEXT);
        int from = 0;
        if (count == Evidence.MAX_ORIGINS) {
            from = 2 + length(0);
            count--;
        }
        byte[] grown = new byte[entries.length - from + 2 + length];
        System.arraycopy(entries, from, grown, 0, entries.length - from);
        int at = entries.length - from;
        grown[at] = (byte) (length >> 8);
        grown[at + 1] = (byte) length;
        System.arraycopy(text, 0, grown, at + 2, length);
        entries = grown;
        count++;
    }

    void clear() {
        entries = new byte[0];
        count = 0;
    }

    /** The oldest first. */
    List<String> list() {
        List<String> list = new ArrayList<>(count);
        for (int at = 0; at < entries.length; at += 2 + length(at)) {
            list.add(new String(entries, at + 2, length(at), StandardCharsets.UTF_8));
        }
        return list;
    }

    int size() {
        return 3 + entries.length;
    }

    void write(ByteBuffer out) {
        out.put((byte) count).putShort((short) entries.length).put(entries);
    }

    static Origins read(ByteBuffer in) {
        Origins origins = new Origins();
        origins.count = in.get();
        int length = Short.toUnsignedInt(in.getShort());
        origins.entries = new byte[length];
        in.get(origins.entries);
        return origins;
    }

    private int length(int at) {
        return ((entries[at] & 0xff) << 8) | (entries[at + 1] & 0xff);
    }
}
