package io.sordini.readers.lines;

import io.sordini.schemas.Topic;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines at every line feed. A line of any length costs no more memory than {@value #KEPT_BYTES} bytes, and
 * nothing is read ahead of what the source has at hand.
 */
public final class LineReader implements Closeable {

    /** One byte more than a value may have, so that a cut line is seen to be too long by whoever gets it. */
    public static final int KEPT_BYTES = Topic.MAX_VALUE_BYTES + 1;

    private static final int FIRST_BYTES = 4096;

    private final InputStream in;
    private final byte[] buffer = new byte[32 * 1024];
    private int position;
    private int limit;
    private byte[] line = new byte[FIRST_BYTES];
    private int kept;
    private long length;
    private long number;
    private boolean growing;
    private boolean stopped;

    public LineReader(InputStream in) {
        this(in, 0, false);
    }

    /**
     * Goes on in the middle of an input.
     *
     * @param before how many lines came before
     * @param growing whether the input may yet grow: then a line is a line once its line feed is there
     */
    LineReader(InputStream in, long before, boolean growing) {
        this.in = in;
        this.number = before;
        this.growing = growing;
    }

    /** The input grows no more: what stands at its end is a line. */
    void grown() {
        growing = false;
    }

    /** Nothing more is read of the input but what is in memory already. */
    void stop() {
        stopped = true;
        grown();
    }

    /** The next line, or null at the end; of a growing input, null while the next line is not complete. */
    @Nullable
    public Line next() throws IOException {
        while (position < limit || fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            keep(position, end - position);
            boolean ended = end < limit;
            position = ended ? end + 1 : end;
            if (ended) {
                return line(true);
            }
        }
        return length == 0 || growing ? null : line(false);
    }

    private Line line(boolean ended) {
        Line complete = new Line(++number, Arrays.copyOf(line, kept), length, ended);
        kept = 0;
        length = 0;
        if (line.length > 64 * 1024) {
            line = new byte[FIRST_BYTES]; // one huge line must not cost its size for the rest of the file
        }
        return complete;
    }

    private void keep(int from, int count) {
        length += count;
        int room = Math.min(count, KEPT_BYTES - kept);
        if (room <= 0) {
            return;
        }
        if (kept + room > line.length) {
            line = Arrays.copyOf(line, Math.min(KEPT_BYTES, Math.max(kept + room, line.length * 2)));
        }
        System.arraycopy(buffer, from, line, kept, room);
        kept += room;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = stopped ? 0 : Math.max(0, in.read(buffer));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
