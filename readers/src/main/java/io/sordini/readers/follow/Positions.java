package io.sordini.readers.follow;

import io.sordini.readers.lines.LogPosition;
import io.sordini.readers.sqlite.DatabasePosition;
import java.util.List;

/** How far every log and every database was read: all before it, and nothing behind it, was handed on. */
public record Positions(List<Log> logs, List<Database> databases) {

    /** Nothing read yet. */
    public static final Positions START = new Positions(List.of(), List.of());

    public Positions {
        logs = List.copyOf(logs);
        databases = List.copyOf(databases);
    }

    /**
     * One log.
     *
     * @param path its last name, absolute
     * @param identity which file it is, as the file system says
     * @param head its first bytes, by which it is known again
     */
    public record Log(String path, String identity, Head head, LogPosition position) {}

    /** @param path its name, absolute */
    public record Database(String path, DatabasePosition position) {}
}
