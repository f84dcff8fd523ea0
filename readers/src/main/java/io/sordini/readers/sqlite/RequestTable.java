package io.sordini.readers.sqlite;

import io.sordini.readers.source.ReaderException;
import io.sordini.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteJDBCLoader;

/**
 * A table of requests in a database that its server writes to. Opened anew for every page and only to be read, so that no
 * lock outlives a page and a file that was put in the place of another is seen. Nothing but plain columns of a plain table is
 * looked at: a view or a generated column would be a program of whoever made the file.
 */
final class RequestTable implements AutoCloseable {

    /** How long a lock of another program is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Steps of SQLite's machine between two looks at the limit, and how many looks; a page takes less than one. */
    private static final int STEPS = 1_000_000;

    private static final int MOST_LOOKS = 200;

    private static final List<String> READ = List.of(
            "timestamp",
            "type",
            "method",
            "path",
            "status_code",
            "process_time_ms",
            "client_host",
            "client_port",
            "headers",
            "query_params",
            "request_body",
            "response_body",
            "created_at",
            "session_id",
            "test_scenario",
            "correlation_id",
            "user_agent",
            "response_size",
            "is_admin");
    private static final Set<String> LONG = Set.of("headers", "request_body", "response_body");
    private static final Set<String> NEEDED = Set.of("id", "method", "path", "client_host", "timestamp");

    private final Connection connection;
    private final DatabaseKind kind;
    private final Set<String> tables;
    private final List<String> columns;

    private RequestTable(String name, Connection connection) throws SQLException {

        this.connection = connection;
        ProgressHandler.setHandler(connection, STEPS, new Limit());
        connection.setAutoCommit(false); // one state for all that is asked
        tables = strings("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 LIMIT 1000");
        kind = DatabaseKind.of(tables, name);
        Set<String> present = strings("SELECT name FROM pragma_table_info('" + kind.table() + "') LIMIT 1000");
        if (!present.containsAll(NEEDED)) {
            String missing = NEEDED.stream()
                    .filter(column -> !present.contains(column))
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new ReaderException(
                    name + " is no database of MockLoop: its table " + kind.table() + " lacks the columns " + missing);
        }
        if (!strings("SELECT name FROM pragma_table_info('" + kind.table() + "') WHERE pk = 1 AND type = 'INTEGER'")
                .contains("id")) {
            throw new ReaderException(
                    name + " is no database of MockLoop: id is not the primary key of its table " + kind.table());
        }
        columns = READ.stream().filter(present::contains).toList();
    }

    static RequestTable open(String name, Path path) throws SQLException {
        requireLibrary();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.setTransactionMode(TransactionMode.DEFERRED);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0"); // a file that shrinks must not end the process
        Connection connection =
                config.createConnection("jdbc:sqlite:file:" + path.toUri().getRawPath() + "?mode=ro");
        try {
            return new RequestTable(name, connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireLibrary() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            throw DatabaseFault.noLibrary(e);
        }
    }

    DatabaseKind kind() {
        return kind;
    }

    /** When its schema was made, as it says itself. */
    @Nullable
    String born() throws SQLException {
        return tables.contains(kind.versions())
                ? string("SELECT CAST(MIN(applied_at) AS TEXT) FROM " + kind.versions())
                : null;
    }

    /** The highest id that a row ever had, as far as it is known. */
    long lastId() throws SQLException {
        String sequence = tables.contains("sqlite_sequence")
                ? string("SELECT CAST(MAX(seq) AS TEXT) FROM sqlite_sequence WHERE name = '" + kind.table() + "'")
                : null;
        String last = sequence == null || !sequence.matches("[0-9]{1,18}")
                ? string("SELECT CAST(MAX(id) AS TEXT) FROM " + kind.table())
                : sequence;
        return last == null ? 0 : Long.parseLong(last);
    }

    /** The row with an id, if there is one. */
    @Nullable
    Row row(long id) throws SQLException {
        List<Row> found = rows("id = ?", id, 1, Long.MAX_VALUE);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Rows in the order of their ids, behind an id; at least one, if there is one, and no more once they are too many bytes. */
    List<Row> after(long id, int most, long mostBytes) throws SQLException {
        return rows("id > ?", id, most, mostBytes);
    }

    private List<Row> rows(String which, long id, int most, long mostBytes) throws SQLException {
        String values = columns.stream().map(RequestTable::bounded).collect(Collectors.joining());
        String query =
                "SELECT id" + values + " FROM " + kind.table() + " WHERE " + which + " ORDER BY id LIMIT " + most;
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, id);
            long bytes = 0;
            try (ResultSet result = statement.executeQuery()) {
                while (bytes < mostBytes && result.next()) {
                    Row row = row(result);
                    rows.add(row);
                    bytes += row.weight();
                }
            }
        }
        return rows;
    }

    /** The value if it is not too long, and its length in any case: a huge one is not even read from the file. */
    private static String bounded(String column) {
        int most = LONG.contains(column) ? Topic.MAX_VALUE_BYTES : 64 * 1024;
        return ", CASE WHEN octet_length(" + column + ") <= " + most + " THEN " + column + " END, octet_length("
                + column + ")";
    }

    private Row row(ResultSet result) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        Map<String, Long> sizes = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = result.getObject(2 + 2 * i);
            long size = result.getLong(3 + 2 * i);
            if (value != null) {
                values.put(
                        columns.get(i),
                        value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value);
            } else if (size > 0) {
                sizes.put(columns.get(i), size);
            }
        }
        return new Row(result.getLong(1), values, sizes);
    }

    private Set<String> strings(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            Set<String> found = new HashSet<>();
            while (result.next()) {
                found.add(String.valueOf(result.getString(1)));
            }
            return found;
        }
    }

    private @Nullable String string(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** In a damaged file a search can lead in circles. */
    private static final class Limit extends ProgressHandler {
        private int looks;

        @Override
        protected int progress() {
            return ++looks > MOST_LOOKS ? 1 : 0;
        }
    }
}
