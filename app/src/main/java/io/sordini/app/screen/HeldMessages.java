package io.sordini.app.screen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Keeps what is written to standard error away from the screen while there is one, and hands it on afterwards. */
@SuppressWarnings("SystemOut") // this is about standard error itself
final class HeldMessages extends OutputStream {

    private static final int MOST_BYTES = 256 * 1024;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    static HeldMessages hold() {
        HeldMessages messages = new HeldMessages();
        System.setErr(new PrintStream(messages, true, StandardCharsets.UTF_8));
        return messages;
    }

    @Override
    public synchronized void write(int b) {
        if (held.size() < MOST_BYTES) {
            held.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        held.write(bytes, from, Math.min(length, Math.max(0, MOST_BYTES - held.size())));
    }

    synchronized void release() {
        System.setErr(before);
        try {
            held.writeTo(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        before.flush();
        held.reset();
    }
}
