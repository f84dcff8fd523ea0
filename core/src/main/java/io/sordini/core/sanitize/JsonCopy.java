package io.sordini.core.sanitize;

/** Copies a document to the output as it is read, except for the strings that take the place of something. */
final class JsonCopy {

    private byte[] in = new byte[0];
    private Output out = new Output();
    private int copied;
    private boolean changed;

    void open(byte[] bytes, int from, Output target) {
        in = bytes;
        out = target;
        copied = from;
        changed = false;
    }

    /** Copies what was not copied yet, up to here. */
    void flush(int to) {
        out.append(in, copied, to);
        copied = to;
    }

    /** Writes a string in the place of what stands from {@code start} to before {@code end}, since it must not be seen. */
    void replace(int start, int end, byte[] utf8, int length) {
        rewrite(start, end, utf8, length);
        changed = true;
    }

    /** Writes a string in another way. */
    void rewrite(int start, int end, byte[] utf8, int length) {
        flush(start);
        out.appendJson(utf8, 0, length);
        copied = end;
    }

    /** Notes that something was masked. */
    void change() {
        changed = true;
    }

    /** Whether anything was masked. */
    boolean isChanged() {
        return changed;
    }
}
