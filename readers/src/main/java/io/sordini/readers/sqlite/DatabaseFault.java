package io.sordini.readers.sqlite;

import io.sordini.readers.source.ReaderException;
import java.sql.SQLException;
import java.time.Duration;

/** What a user is told of a database that cannot be read: what is wrong, and what to do. */
final class DatabaseFault {

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int INTERRUPTED = 9;
    private static final int CORRUPT = 11;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private DatabaseFault() {}

    /** Whether another program holds the database just now. */
    static boolean isBusy(SQLException e) {
        int code = code(e);
        return code == BUSY || code == LOCKED;
    }

    static ReaderException explain(String name, Duration patience, SQLException e) {
        String what = switch (code(e)) {
            case BUSY, LOCKED ->
                " was locked by another program for more than " + patience.toSeconds()
                        + " s: run it again when that one is done, or with --follow, which waits";
            case CANNOT_OPEN ->
                " cannot be opened: check its permissions; a database with a write-ahead log also needs its -wal"
                        + " and -shm files beside it, in a directory where they can be made";
            case CORRUPT, NOT_A_DATABASE, INTERRUPTED ->
                " is damaged: recover it with 'sqlite3 FILE .recover' and read that (" + e.getMessage() + ")";
            default -> " cannot be read: " + e.getMessage();
        };
        return new ReaderException(name + what, e);
    }

    /** Of a machine on which no database can be read. */
    static ReaderException noLibrary(Throwable e) {
        return ReaderException.general(
                "databases cannot be read: SQLite's library is unpacked to " + System.getProperty("java.io.tmpdir")
                        + ", where files must be allowed to be made and executed (no mount with noexec); name another"
                        + " directory with SORDINI_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                e);
    }

    /** SQLite's primary result code; an extended one tells more in its upper bytes. */
    private static int code(SQLException e) {
        return e.getErrorCode() & 0xff;
    }
}
