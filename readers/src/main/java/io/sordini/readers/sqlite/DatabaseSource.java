package io.sordini.readers.sqlite;

import io.sordini.readers.source.EventSource;
import io.sordini.readers.source.FormatTally;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReaderException;
import io.sordini.readers.source.Skipped;
import io.sordini.readers.source.Tally;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.EventTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database of MockLoop, read in pages by id. A database that was made anew, whose ids start again, is read from its start.
 * Memory is bounded by a page.
 */
public final class DatabaseSource implements EventSource {

    private static final int PAGE_ROWS = 500;
    private static final long PAGE_BYTES = 8L * 1024 * 1024;

    private final String name;
    private final Path path;
    private final Tally tallies;
    private final FormatTally tally;
    private final boolean growing;
    private final Deque<Row> page = new ArrayDeque<>();
    private DatabasePosition position;
    private long readTo;
    private long lastTime;
    private double share;
    private boolean admin;
    private @Nullable SourceRecord shown;

    private DatabaseSource(String name, Path path, DatabasePosition start, Tally tallies, boolean growing) {
        this.name = name;
        this.path = path;
        this.tallies = tallies;
        this.tally = tallies.of(InputFormat.MOCKLOOP_DB);
        this.growing = growing;
        this.position = start;
        this.readTo = start.id();
        tally.file();
    }

    /** Reads what is in the database. */
    public static DatabaseSource whole(String name, Path path, Tally tally) {
        return new DatabaseSource(name, path, DatabasePosition.START, tally, false);
    }

    /** Reads on whenever there is more; a lock, or a file that is away for a moment, means that there is nothing for now. */
    public static DatabaseSource growing(String name, Path path, DatabasePosition start, Tally tally) {
        return new DatabaseSource(name, path, start, tally, true);
    }

    @Override
    public @Nullable SourceRecord peek() {
        while (shown == null) {
            if (page.isEmpty() && !load()) {
                return null;
            }
            shown = record(page.element());
            if (shown == null) {
                pass();
            }
        }
        return shown;
    }

    @Override
    public void take() {
        shown = null;
        tally.handedOn();
        pass();
    }

    /** How far was read and taken. */
    public DatabasePosition position() {
        return position;
    }

    /** Which part of the database was read, from 0 to 1. */
    public double share() {
        return share;
    }

    private void pass() {
        Row row = page.remove();
        position = new DatabasePosition(row.id(), position.born(), row.fingerprint());
    }

    private boolean load() {
        if (growing && !Files.exists(path)) {
            return false;
        }
        try (RequestTable table = RequestTable.open(name, path)) {
            admin = table.kind() == DatabaseKind.ADMIN;
            recognise(table);
            for (Row row : table.after(readTo, PAGE_ROWS, PAGE_BYTES)) {
                if (row.id() <= readTo) {
                    throw new ReaderException(name + " is damaged: its rows are not in the order of their ids");
                }
                readTo = row.id();
                page.add(row);
            }
            share = readTo / (double) Math.max(1, Math.max(readTo, table.lastId()));
            return !page.isEmpty();
        } catch (SQLException e) {
            if (growing && DatabaseFault.isBusy(e)) {
                return false;
            }
            throw DatabaseFault.explain(name, RequestTable.PATIENCE, e);
        }
    }

    /** Sees whether it is still the database that was read so far. */
    private void recognise(RequestTable table) throws SQLException {
        String born = table.born();
        if (position.id() > 0 && isAnother(table, born)) {
            tallies.note(name + " was made anew: read from its start");
            readTo = 0;
            position = DatabasePosition.START;
        }
        position = new DatabasePosition(position.id(), born, position.row());
    }

    private boolean isAnother(RequestTable table, @Nullable String born) throws SQLException {
        if (born != null && position.born() != null && !born.equals(position.born())) {
            return true;
        }
        Row last = table.row(position.id());
        return last == null
                ? table.lastId() < position.id() // rows may be cleared away; ids do not come back
                : !last.fingerprint().equals(position.row());
    }

    /** What a row becomes; null for one that is not handed on. */
    private @Nullable SourceRecord record(Row row) {
        tally.entries(1);
        String type = row.text("type");
        if (admin || "1".equals(row.text("is_admin")) || (type != null && type.startsWith("admin_"))) {
            tally.skipped(Skipped.ADMIN, 1);
            return null;
        }
        lastTime = time(row, "timestamp").or(() -> time(row, "created_at")).orElse(lastTime);
        byte[] value = RowEvent.of(row, tally);
        return new SourceRecord(Topic.REQUEST_EVENTS, row.text("client_host"), value, lastTime, name + ":" + row.id());
    }

    private static Optional<Long> time(Row row, String column) {
        return EventTime.parse(row.text(column)).map(Instant::toEpochMilli);
    }

    @Override
    public void close() {
        page.clear();
    }
}
