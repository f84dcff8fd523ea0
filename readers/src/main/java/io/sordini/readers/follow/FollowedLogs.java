package io.sordini.readers.follow;

import io.sordini.readers.input.FileOrder;
import io.sordini.readers.input.InputFile;
import io.sordini.readers.input.Inputs;
import io.sordini.readers.lines.LogPosition;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.Merge;
import io.sordini.readers.source.Tally;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Every log that is or was read, and which file holds it now. A file is known by its first bytes: so a log is found again
 * after it was renamed, packed, or copied and emptied, while it was followed or before.
 *
 * <pre>
 *   found, or known and has more --> open --> its name is gone or another file's, and it is quiet --> known
 *                                      |
 *                                      +--> emptied: read on in its copy if there is one; its file is a new log
 * </pre>
 */
final class FollowedLogs implements Closeable {

    /** How long a log is read on whose name is gone: its writer may not have noticed yet. */
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

    private static final int MOST_KNOWN = 200;

    private final List<FollowedLog> logs = new ArrayList<>();
    /** Packed files that were read to their end, or cannot be read. */
    private final Set<String> settled = new HashSet<>();

    private final @Nullable InputFormat format;
    private final Merge merge;
    private final Tally tally;

    FollowedLogs(List<Positions.Log> start, @Nullable InputFormat format, Merge merge, Tally tally) {
        start.forEach(log -> logs.add(FollowedLog.known(log, tally)));
        this.format = format;
        this.merge = merge;
        this.tally = tally;
    }

    /** Looks at the files that there are now; no others are read from here on. */
    void look(List<Path> files, long nanos) throws IOException {
        Set<FollowedLog> seen = new HashSet<>();
        for (Path file : files) {
            look(file, seen, nanos);
        }
        for (FollowedLog log : List.copyOf(logs)) {
            boolean quiet = log.isQuiet(PATIENCE, nanos);
            if (log.isOpen() && (log.isPacked() || (quiet && !seen.contains(log)))) {
                end(log);
            }
        }
        List<FollowedLog> closed = logs.stream().filter(log -> !log.isOpen()).toList();
        logs.removeAll(closed.subList(0, Math.max(0, closed.size() - MOST_KNOWN)));
    }

    private void look(Path file, Set<FollowedLog> seen, long nanos) throws IOException {
        String identity = new InputFile(file, false).identity();
        for (FollowedLog log : List.copyOf(logs)) {
            if (log.isOpenAs(identity)) {
                log.nameIs(file);
                seen.add(log);
                if (log.isEmptied()) {
                    seen.add(emptied(log, file, identity, nanos));
                }
                return;
            }
        }
        if (Files.size(file) == 0 || settled.contains(identity) || Inputs.isPackedBeside(file)) {
            return;
        }
        try {
            open(file, identity, seen, nanos);
        } catch (EOFException | ZipException e) {
            tally.note(file + " is damaged, and left out: " + e.getMessage());
            settled.add(identity);
        }
    }

    private void open(Path file, String identity, Set<FollowedLog> seen, long nanos) throws IOException {
        FollowedLog known = known(file, identity);
        if (known == null) {
            seen.add(begin(file, identity, nanos));
        } else if (!known.isOpen() && known.hasMoreIn(file)) {
            known.open(file, identity, nanos);
            merge.add(known);
            seen.add(known);
        }
    }

    /** The log that a file holds; the one of this very file, if there is one. */
    private @Nullable FollowedLog known(Path file, String identity) throws IOException {
        FollowedLog found = null;
        for (FollowedLog log : logs) {
            if (log.isIn(file, identity)
                    && (found == null || log.position().identity().equals(identity))) {
                found = log;
            }
        }
        return found;
    }

    private FollowedLog begin(Path file, String identity, long nanos) throws IOException {
        FollowedLog log = FollowedLog.found(file, identity, LogPosition.start(format), tally);
        log.open(file, identity, nanos);
        logs.add(log);
        merge.add(log);
        return log;
    }

    /** What was not yet read of a log whose file was emptied is in the copy that was made of it, if there is one. */
    private FollowedLog emptied(FollowedLog log, Path file, String identity, long nanos) throws IOException {
        Path copy = null;
        for (Path sibling : siblings(file)) {
            if (!sibling.equals(file) && log.isIn(sibling, new InputFile(sibling, false).identity())) {
                copy = sibling;
            }
        }
        if (copy == null) {
            tally.note(file + " was emptied: what was written to it and not yet read is lost");
            log.stop();
            end(log);
        } else {
            merge.remove(log);
            log.close();
            log.open(copy, new InputFile(copy, false).identity(), nanos);
            merge.add(log);
        }
        return begin(file, identity, nanos);
    }

    /** Hands on what is left, and closes once there is nothing more. */
    private void end(FollowedLog log) throws IOException {
        log.grown();
        if (log.peek() == null) {
            if (log.isPacked()) {
                settled.add(log.position().identity());
            }
            merge.remove(log);
            log.close();
        }
    }

    /**
     * The files that hold a log which the user named: the file of this name, and those that it was rotated to, as far as they
     * are known or came after one that is.
     */
    List<Path> filesOf(Path file) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path sibling : siblings(file)) {
            boolean wanted = sibling.equals(file)
                    || !files.isEmpty()
                    || known(sibling, new InputFile(sibling, false).identity()) != null;
            if (wanted) {
                files.add(sibling);
            }
        }
        if (Files.isRegularFile(file) && !files.contains(file)) {
            files.add(file);
        }
        return files;
    }

    private static List<Path> siblings(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            return List.of();
        }
        return Inputs.list(directory).stream()
                .filter(path -> FileOrder.areOfOneLog(path, file))
                .map(path -> file.resolveSibling(path.getFileName()))
                .toList();
    }

    List<Positions.Log> positions() {
        return logs.stream().map(FollowedLog::position).toList();
    }

    /** Logs in which nothing is understood. */
    List<Path> unrecognised() {
        return logs.stream()
                .filter(FollowedLog::unrecognised)
                .map(FollowedLog::path)
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (FollowedLog log : logs) {
            log.close();
        }
    }
}
