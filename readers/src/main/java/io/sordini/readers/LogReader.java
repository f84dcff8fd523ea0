package io.sordini.readers;

import io.sordini.schemas.SourceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads log files and merges them by time, then by the order of the files, then by line. Within one file the order of
 * the lines is kept even where its times run backwards. Understands MockLoop's request logs and lines that are events in
 * Sordini's own form.
 */
public final class LogReader implements Closeable {

    private static final int NONE = -1;

    private record Head(int file, SourceRecord record) {}

    private final List<LogFile> files = new ArrayList<>();
    private final Tally tally;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.comparingLong((Head head) -> head.record().timestamp()).thenComparingInt(Head::file));
    private int taken = NONE;

    private LogReader(int count) {
        tally = new Tally(count);
    }

    /**
     * Opens files, and of directories every {@code *.log} in the order of the names.
     *
     * @throws ReaderException when an input does not exist, cannot be read, or is a directory without logs
     */
    public static LogReader open(List<Path> inputs) {
        List<Path> paths = new ArrayList<>();
        for (Path input : inputs) {
            paths.addAll(expand(input));
        }
        LogReader reader = new LogReader(paths.size());
        try {
            for (Path path : paths) {
                reader.files.add(new LogFile(path.toString(), Files.newInputStream(path), reader.tally));
            }
            for (int file = 0; file < paths.size(); file++) {
                reader.push(file);
            }
            return reader;
        } catch (IOException | ReaderException e) {
            reader.closeAfter(e);
            throw e instanceof ReaderException known ? known : new ReaderException("cannot read: " + e.getMessage(), e);
        }
    }

    private static List<Path> expand(Path input) {
        if (!Files.isReadable(input)) {
            throw new ReaderException(
                    Files.exists(input)
                            ? input + " cannot be read: check its permissions"
                            : input + " does not exist: give log files, or directories that hold *.log");
        }
        if (!Files.isDirectory(input)) {
            return List.of(input);
        }
        try (Stream<Path> entries = Files.list(input)) {
            List<Path> logs = entries.filter(
                            path -> path.getFileName().toString().endsWith(".log") && Files.isRegularFile(path))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
            if (logs.isEmpty()) {
                throw new ReaderException("directory " + input + " holds no *.log: name the files themselves");
            }
            return logs;
        } catch (IOException e) {
            throw new ReaderException("directory " + input + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The next record, or null at the end of all inputs.
     *
     * @throws ReaderException when a file can no longer be read
     */
    public @Nullable SourceRecord next() {
        if (taken != NONE) {
            push(taken);
            taken = NONE;
        }
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        taken = head.file();
        tally.handedOn();
        return head.record();
    }

    private void push(int file) {
        try {
            SourceRecord record = files.get(file).next();
            if (record != null) {
                heads.add(new Head(file, record));
            }
        } catch (IOException e) {
            throw new ReaderException("reading failed: " + e.getMessage(), e);
        }
    }

    /** What was read so far. */
    public ReadSummary summary() {
        return tally.summary();
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (LogFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void closeAfter(Exception cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
