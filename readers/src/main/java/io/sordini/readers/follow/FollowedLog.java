package io.sordini.readers.follow;

import io.sordini.readers.input.Container;
import io.sordini.readers.input.FileOrder;
import io.sordini.readers.input.OpenLog;
import io.sordini.readers.lines.LineSource;
import io.sordini.readers.lines.LogPosition;
import io.sordini.readers.source.EventSource;
import io.sordini.readers.source.Tally;
import io.sordini.schemas.SourceRecord;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * One log that is, or was, read, whatever its name is now. It is open while there may be more in it, and only known
 * otherwise.
 */
final class FollowedLog implements EventSource {

    private record Reading(OpenLog bytes, LineSource lines, boolean packed) {}

    private final Tally tally;
    private Path path;
    private String identity;
    private Head head;
    private LogPosition position;
    private @Nullable Reading reading;
    private @Nullable FileTime written;
    private boolean grown;
    private long readTo;
    private long changed;

    private FollowedLog(Path path, String identity, Head head, LogPosition position, Tally tally) {
        this.path = path;
        this.identity = identity;
        this.head = head;
        this.position = position;
        this.tally = tally;
    }

    /** One of an earlier run. */
    static FollowedLog known(Positions.Log log, Tally tally) {
        return new FollowedLog(Path.of(log.path()), log.identity(), log.head(), log.position(), tally);
    }

    static FollowedLog found(Path path, String identity, LogPosition start, Tally tally) throws IOException {
        return new FollowedLog(path, identity, Head.of(path, Head.MOST), start, tally);
    }

    /** Opens it where it was left, in the file that holds it now. */
    void open(Path file, String fileIdentity, long nanos) throws IOException {
        boolean packed = Container.of(file) == Container.GZIP;
        OpenLog bytes = OpenLog.at(file, position.place().offset());
        LineSource lines = LineSource.growing(file.toString(), bytes.in(), position, tally);
        if (packed) {
            lines.grown();
        }
        reading = new Reading(bytes, lines, packed);
        path = file;
        identity = fileIdentity;
        grown = false;
        readTo = bytes.readTo();
        changed = nanos;
    }

    /** Whether the file of its name no longer holds what was read of it: it is shorter, or begins otherwise. */
    boolean isEmptied() throws IOException {
        if (reading == null || reading.packed()) {
            return false;
        }
        FileTime now = Files.getLastModifiedTime(path);
        if (now.equals(written)) {
            return false;
        }
        written = now;
        if (Files.size(path) < reading.bytes().readTo() || (head.length() > 0 && !head.isOf(path))) {
            return true;
        }
        if (head.length() < Head.MOST) {
            head = Head.of(path, Head.MOST); // it was shorter than a head so far
            written = null; // and may have changed while it was looked at
        }
        return false;
    }

    /** Whether a file holds what this log held, under whatever name and packed or not. */
    boolean isIn(Path file, String fileIdentity) throws IOException {
        return (fileIdentity.equals(identity) || FileOrder.areOfOneLog(file, path)) && head.isOf(file);
    }

    /** Whether a file that holds this log may hold more of it than was read. */
    boolean hasMoreIn(Path file) throws IOException {
        return Container.of(file) == Container.GZIP
                || Files.size(file) > position.place().offset();
    }

    boolean isOpen() {
        return reading != null;
    }

    boolean isPacked() {
        return reading != null && reading.packed();
    }

    /** Whether it is read from this very file, and that may still grow. */
    boolean isOpenAs(String fileIdentity) {
        return reading != null && !grown && fileIdentity.equals(identity);
    }

    /** Sees whether bytes came, and for how long none did; then no request waits for its response any more. */
    boolean isQuiet(long patience, long nanos) {
        if (reading == null) {
            return true;
        }
        if (reading.bytes().readTo() != readTo) {
            readTo = reading.bytes().readTo();
            changed = nanos;
        }
        boolean quiet = nanos - changed > patience;
        if (quiet) {
            reading.lines().giveUpWaiting();
        }
        return quiet;
    }

    /** It grows no more. */
    void grown() {
        grown = true;
        if (reading != null) {
            reading.lines().grown();
        }
    }

    /** What was in its file is gone. */
    void stop() {
        grown = true;
        if (reading != null) {
            reading.lines().stop();
        }
    }

    void nameIs(Path now) {
        path = now;
    }

    Path path() {
        return path;
    }

    /** Whether there are lines in it, and none that tells what they are. */
    boolean unrecognised() {
        return reading != null && reading.lines().unrecognised();
    }

    Positions.Log position() {
        LogPosition now = reading == null ? position : reading.lines().position();
        return new Positions.Log(path.toAbsolutePath().normalize().toString(), identity, head, now);
    }

    @Override
    public @Nullable SourceRecord peek() throws IOException {
        if (reading == null) {
            return null;
        }
        try {
            return reading.lines().peek();
        } catch (EOFException | ZipException e) {
            tally.note(path + " is damaged, and was read up to there: " + e.getMessage());
            reading.lines().stop();
            return reading.lines().peek();
        }
    }

    @Override
    public void take() {
        if (reading != null) {
            reading.lines().take();
        }
    }

    /** From here on it is only known. */
    @Override
    public void close() throws IOException {
        if (reading != null) {
            position = reading.lines().position();
            reading.lines().close();
            reading = null;
        }
    }
}
