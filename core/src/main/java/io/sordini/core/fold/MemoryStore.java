package io.sordini.core.fold;

import io.sordini.core.store.ByteStore;
import io.sordini.core.store.SipHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A store on the heap. An entry is one array, key and value behind each other, in a table with open addressing: of a map a
 * subject would cost its node, its key, the text in that and its value, which is more than what is known of it.
 *
 * <p>A second table has one byte of each entry's hash, so that looking for a key seldom touches another one's entry. Entries
 * that collide lie side by side, and a removed one is closed up, so that nothing is left of it.
 */
public final class MemoryStore implements ByteStore {

    private static final int FEWEST_SLOTS = 16;
    private static final int LONGEST_KEY = 0xffff;

    /** Of the key's length, in bytes. */
    private static final int HEADER = 2;

    private final SipHash hash;
    private byte[] @Nullable [] entries = new byte[FEWEST_SLOTS][];
    private byte[] tags = new byte[FEWEST_SLOTS];
    private int size;

    /** @param seed whoever knows it can choose keys that all collide, and must not be who chooses the keys */
    public MemoryStore(long seed) {
        hash = new SipHash(seed);
    }

    @Override
    public byte @Nullable [] get(String key) {
        byte[] name = name(key);
        byte[] entry = entries[slot(name, hash.of(name))];
        return entry == null ? null : Arrays.copyOfRange(entry, HEADER + name.length, entry.length);
    }

    /** @throws IllegalArgumentException when the key is longer than 65,535 bytes */
    @Override
    public void put(String key, byte[] value) {
        byte[] name = name(key);
        if (name.length > LONGEST_KEY) {
            throw new IllegalArgumentException("key of " + name.length + " bytes, expected at most " + LONGEST_KEY);
        }
        long hashed = hash.of(name);
        int slot = slot(name, hashed);
        if (entries[slot] == null) {
            if (4 * (size + 1L) > 3L * entries.length) {
                grow();
                slot = slot(name, hashed);
            }
            size++;
        }
        byte[] entry = new byte[HEADER + name.length + value.length];
        entry[0] = (byte) (name.length >> 8);
        entry[1] = (byte) name.length;
        System.arraycopy(name, 0, entry, HEADER, name.length);
        System.arraycopy(value, 0, entry, HEADER + name.length, value.length);
        entries[slot] = entry;
        tags[slot] = tag(hashed);
    }

    @Override
    public void delete(String key) {
        byte[] name = name(key);
        int free = slot(name, hash.of(name));
        if (entries[free] == null) {
            return;
        }
        size--;
        int mask = entries.length - 1;
        byte[] next;
        for (int slot = (free + 1) & mask; (next = entries[slot]) != null; slot = (slot + 1) & mask) {
            int home = (int) hash.of(next, HEADER, keyLength(next)) & mask;
            if (((slot - home) & mask) >= ((slot - free) & mask)) {
                entries[free] = next;
                tags[free] = tags[slot];
                free = slot;
            }
        }
        entries[free] = null;
        tags[free] = 0;
    }

    private static byte[] name(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static int keyLength(byte[] entry) {
        return ((entry[0] & 0xff) << 8) | (entry[1] & 0xff);
    }

    /** Not zero, which stands for nothing. */
    private static byte tag(long hashed) {
        return (byte) ((hashed >>> 57) | 0x80);
    }

    /** Where the key is, or would be. */
    private int slot(byte[] name, long hashed) {
        int mask = entries.length - 1;
        byte tag = tag(hashed);
        int slot = (int) hashed & mask;
        while (tags[slot] != 0) {
            if (tags[slot] == tag && isOf(entries[slot], name)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean isOf(byte @Nullable [] entry, byte[] name) {
        return entry != null
                && keyLength(entry) == name.length
                && Arrays.equals(entry, HEADER, HEADER + name.length, name, 0, name.length);
    }

    private void grow() {
        byte[] @Nullable [] before = entries;
        entries = new byte[2 * before.length][];
        tags = new byte[entries.length];
        int mask = entries.length - 1;
        for (byte[] entry : before) {
            if (entry != null) {
                long hashed = hash.of(entry, HEADER, keyLength(entry));
                int slot = (int) hashed & mask;
                while (tags[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                entries[slot] = entry;
                tags[slot] = tag(hashed);
            }
        }
    }
}
