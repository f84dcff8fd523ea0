package io.sordini.readers.input;

import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReaderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a file is made of, by its first bytes. */
public enum Container {
    TEXT,
    GZIP,
    DATABASE;

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** Looks at the first bytes of a file. */
    public static Container of(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return of(in.readNBytes(SQLITE.length));
        }
    }

    private static Container of(byte[] start) {
        if (Arrays.equals(start, SQLITE)) {
            return DATABASE;
        }
        return start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b ? GZIP : TEXT;
    }

    /** Whether a file of this kind can hold what the user says that it holds; anything, when nothing is said. */
    public boolean fits(@Nullable InputFormat format) {
        return format == null || (this == DATABASE) == (format == InputFormat.MOCKLOOP_DB);
    }

    /** @throws ReaderException when a file of this kind cannot hold what the user says that it holds */
    public void require(Path path, @Nullable InputFormat format) {
        if (!fits(format)) {
            throw new ReaderException(
                    this == DATABASE
                            ? path + " is a database: leave out --format " + format
                            : path + " is no SQLite database: leave out --format " + format);
        }
    }
}
