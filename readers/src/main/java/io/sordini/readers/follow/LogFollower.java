package io.sordini.readers.follow;

import io.sordini.readers.input.Container;
import io.sordini.readers.input.Inputs;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.Merge;
import io.sordini.readers.source.ReadSummary;
import io.sordini.readers.source.ReaderException;
import io.sordini.readers.source.Tally;
import io.sordini.readers.sqlite.DatabasePosition;
import io.sordini.readers.sqlite.DatabaseSource;
import io.sordini.schemas.SourceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs and databases that are still written to, from where an earlier reader was. What it hands out is in the order in
 * which it is found; only what is there at the same time is merged by time.
 */
public final class LogFollower implements Closeable {

    /** After so many records it is looked whether there are new files, however much is left in the others. */
    private static final int ROUND = 1000;

    private final List<Path> inputs;
    private final @Nullable InputFormat format;
    private final LongSupplier nanos;
    private final Tally tally = new Tally();
    private final Merge merge = new Merge();
    private final FollowedLogs logs;
    private final Map<String, DatabaseSource> databases = new LinkedHashMap<>();
    private final Map<String, DatabasePosition> known = new LinkedHashMap<>();
    private final Set<Path> leftOut = new HashSet<>();
    private int sinceLook = ROUND;

    private LogFollower(List<Path> inputs, @Nullable InputFormat format, Positions start, LongSupplier nanos) {
        this.inputs = List.copyOf(inputs);
        this.format = format;
        this.nanos = nanos;
        this.logs = new FollowedLogs(start.logs(), format, merge, tally);
        start.databases().forEach(database -> known.put(database.path(), database.position()));
    }

    /**
     * Follows files, and whatever logs and databases there are and come in directories. A file may be absent yet.
     *
     * @param format what the files hold; found out for each when absent
     * @param start where an earlier reader was
     * @param nanos the time of a clock that only ever goes on, in nanoseconds
     * @throws ReaderException when an input cannot be there
     */
    public static LogFollower open(
            List<Path> inputs, @Nullable InputFormat format, Positions start, LongSupplier nanos) {
        for (Path input : inputs) {
            Inputs.requireFile(input);
            Path directory = input.toAbsolutePath().getParent();
            if (!Files.exists(input) && (directory == null || !Files.isDirectory(directory))) {
                throw new ReaderException(input + " cannot come to be: there is no directory " + directory);
            }
        }
        return new LogFollower(inputs, format, start, nanos);
    }

    /**
     * The next record, or null while there is none: ask again later.
     *
     * @throws ReaderException when a file can no longer be read
     */
    public @Nullable SourceRecord next() {
        if (sinceLook < ROUND) {
            SourceRecord record = merge.next();
            if (record != null) {
                sinceLook++;
                return record;
            }
        }
        sinceLook = 0;
        look();
        merge.ask();
        SourceRecord record = merge.next();
        if (record == null) {
            sinceLook = ROUND;
        }
        return record;
    }

    private void look() {
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            try {
                boolean named = !Files.isDirectory(input);
                for (Path file : named ? logs.filesOf(input) : Inputs.list(input)) {
                    look(file, named, files);
                }
            } catch (NoSuchFileException renamedJustNow) {
                sinceLook = ROUND;
            } catch (IOException e) {
                throw new ReaderException(input + " cannot be read: " + e.getMessage(), e);
            }
        }
        try {
            logs.look(files, nanos.getAsLong());
        } catch (NoSuchFileException renamedJustNow) {
            sinceLook = ROUND;
        } catch (IOException e) {
            throw new ReaderException("reading failed: " + e.getMessage(), e);
        }
    }

    /** @param found gets the file if it is a log */
    private void look(Path file, boolean named, List<Path> found) throws IOException {
        if (databases.containsKey(key(file))) {
            return;
        }
        Container container = Container.of(file);
        if (named && Files.size(file) > 0) {
            container.require(file, format);
        }
        if (container == Container.DATABASE && container.fits(format)) {
            database(file, named);
        } else if (container.fits(format)) {
            found.add(file);
        }
    }

    private void database(Path file, boolean named) {
        String key = key(file);
        if (leftOut.contains(file)) {
            return;
        }
        DatabasePosition start = known.getOrDefault(key, DatabasePosition.START);
        DatabaseSource database = DatabaseSource.growing(file.toString(), file, start, tally);
        try {
            database.peek();
        } catch (ReaderException e) {
            if (named) {
                throw e;
            }
            tally.note(String.valueOf(e.getMessage()));
            leftOut.add(file);
            return;
        }
        databases.put(key, database);
        merge.add(database);
    }

    private static String key(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /** How far was read: all that was handed out, and nothing else. */
    public Positions positions() {
        Map<String, DatabasePosition> positions = new LinkedHashMap<>(known);
        databases.forEach((path, database) -> positions.put(path, database.position()));
        return new Positions(
                logs.positions(),
                positions.entrySet().stream()
                        .map(entry -> new Positions.Database(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** What was read so far. */
    public ReadSummary summary() {
        ReadSummary read = tally.summary();
        List<String> notes = new ArrayList<>(read.notes());
        logs.unrecognised().forEach(path -> notes.add(path + " is in no format that is read here"));
        return new ReadSummary(read.formats(), notes);
    }

    @Override
    public void close() throws IOException {
        logs.close();
    }
}
