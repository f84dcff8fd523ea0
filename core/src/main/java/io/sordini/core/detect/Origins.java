package io.sordini.core.detect;

import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;
import io.sordini.schemas.decision.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where the last contributing events came from, kept as bytes: most states are read and written many times before anybody
 * asks for the texts. They are places in a few logs, so each says only in what it differs from the next younger one, the
 * youngest first; so neither a new one nor the end of the oldest concerns more than the youngest. Binary form: number of
 * entries, length; for each how many bytes begin like its predecessor, how many others there are, and they, UTF-8.
 */
final class Origins {

    private static final int MAX_TEXT = 1024;
    private static final byte[] NONE = {};

    private byte[] entries = NONE;
    private int count;

    /** The oldest makes room beyond {@link Evidence#MAX_ORIGINS}. */
    void add(String origin) {
        byte[] text = origin.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, MAX_TEXT);
        ByteWriter grown = new ByteWriter(entries.length + length + 8);
        grown.varint(0).varint(length).raw(text, 0, length);
        if (count > 0) {
            ByteReader in = new ByteReader("origins", entries);
            in.varint();
            byte[] youngest = in.block();
            int alike = Arrays.mismatch(youngest, 0, youngest.length, text, 0, length);
            alike = alike < 0 ? length : alike;
            grown.varint(alike).varint(youngest.length - alike).raw(youngest, alike, youngest.length - alike);
            int from = in.position();
            grown.raw(entries, from, end(in) - from);
        }
        entries = grown.toArray();
        count = Math.min(count + 1, Evidence.MAX_ORIGINS);
    }

    /** Where what stays ends, seen from behind the youngest. */
    private int end(ByteReader in) {
        if (count < Evidence.MAX_ORIGINS) {
            return entries.length;
        }
        for (int i = 1; i < Evidence.MAX_ORIGINS - 1; i++) {
            in.varint();
            in.skip(in.count());
        }
        return in.position();
    }

    void clear() {
        entries = NONE;
        count = 0;
    }

    /** The oldest first. */
    List<String> list() {
        List<String> list = new ArrayList<>(count);
        ByteReader in = new ByteReader("origins", entries);
        byte[] younger = NONE;
        for (int i = 0; i < count; i++) {
            int alike = (int) in.varint();
            byte[] rest = in.block();
            byte[] text = Arrays.copyOf(younger, alike + rest.length);
            System.arraycopy(rest, 0, text, alike, rest.length);
            list.add(new String(text, StandardCharsets.UTF_8));
            younger = text;
        }
        Collections.reverse(list);
        return list;
    }

    /** More or less, in bytes. */
    int size() {
        return 3 + entries.length;
    }

    void write(ByteWriter out) {
        out.varint(count).block(entries);
    }

    static Origins read(ByteReader in) {
        Origins origins = new Origins();
        origins.count = (int) in.varint();
        origins.entries = in.block();
        return origins;
    }
}
