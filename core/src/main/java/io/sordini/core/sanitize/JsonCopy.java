package io.sordini.core.sanitize;

/**
 * Copies a document to the output as it is read, except for the strings that take the place of something, and knows whether
 * the output would stay as it is.
 */
final class JsonCopy {

    private byte[] in = new byte[0];
    private Output out = new Output();
    private int copied;
    private int changes;
    private boolean settled;

    void open(byte[] bytes, int from, Output target) {
        in = bytes;
        out = target;
        copied = from;
        changes = 0;
        settled = true;
    }

    /** Where it is copied to. */
    Output out() {
        return out;
    }

    /** Copies what was not copied yet, up to here. */
    void flush(int to) {
        out.append(in, copied, to);
        copied = to;
    }

    /** Writes a string in the place of what stands from {@code start} to before {@code end}, since it must not be seen. */
    void replace(int start, int end, byte[] utf8, int length) {
        rewrite(start, end, utf8, length);
        changes++;
    }

    /** Writes a string in another way. */
    void rewrite(int start, int end, byte[] utf8, int length) {
        flush(start);
        out.appendJson(utf8, 0, length);
        copied = end;
    }

    /** Notes that something was masked. */
    void change() {
        changes++;
    }

    /** Whether anything was masked. */
    boolean isChanged() {
        return changes > 0;
    }

    /** How often anything was masked. */
    int changes() {
        return changes;
    }

    /** Notes that what was written may say of other values what the input did not, unless this holds. */
    void settles(boolean holds) {
        settled &= holds;
    }

    /**
     * Whether the output would stay as it is: every value in it stays, and stands under a name and beside a label that say
     * of it what those in the input said.
     */
    boolean isSettled() {
        return settled;
    }
}
