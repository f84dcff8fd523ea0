package io.sordini.readers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A database as a MockLoop server makes and fills it. */
public final class MockLoopDatabase implements AutoCloseable {

    private static final String COLUMNS = "timestamp TEXT, type TEXT, method TEXT, path TEXT, status_code INTEGER,"
            + " process_time_ms INTEGER, client_host TEXT, client_port TEXT, headers TEXT, query_params TEXT,"
            + " request_body TEXT, response_body TEXT, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, session_id TEXT,"
            + " test_scenario TEXT, correlation_id TEXT, user_agent TEXT, response_size INTEGER, is_admin BOOLEAN DEFAULT 0";

    private final Connection connection;
    private final String table;

    private MockLoopDatabase(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /** @param born when the schema was made, {@code YYYY-MM-DD HH:MM:SS} */
    public static MockLoopDatabase create(Path path, String born) throws SQLException {
        return create(path, born, "request_logs", "schema_version");
    }

    public static MockLoopDatabase createAdmin(Path path) throws SQLException {
        return create(path, "2026-03-01 09:59:00", "admin_logs", "admin_schema_version");
    }

    private static MockLoopDatabase create(Path path, String born, String table, String versions) throws SQLException {
        MockLoopDatabase database = new MockLoopDatabase(DriverManager.getConnection("jdbc:sqlite:" + path), table);
        database.execute("CREATE TABLE " + table + " (id INTEGER PRIMARY KEY AUTOINCREMENT, " + COLUMNS + ")");
        database.execute("CREATE TABLE " + versions + " (version INTEGER PRIMARY KEY, applied_at TIMESTAMP)");
        database.execute("INSERT INTO " + versions + " VALUES (1, '" + born + "')");
        return database;
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A request that was answered at a second of 2026-03-01T10:00. */
    public void insert(int second, String method, String path, String client, int status) throws SQLException {
        insert(
                Lines.time(second).substring(0, 19),
                method,
                path,
                client,
                "{\"user-agent\": \"probe/1\"}",
                "",
                status,
                "ok",
                null);
    }

    void insert(
            String time,
            String method,
            String path,
            String client,
            String headers,
            String body,
            int status,
            String answer,
            @Nullable String session)
            throws SQLException {
        String sql =
                "INSERT INTO " + table + " (timestamp, type, method, path, status_code, process_time_ms, client_host,"
                        + " client_port, headers, query_params, request_body, response_body, created_at, session_id, user_agent,"
                        + " response_size) VALUES (?, ?, ?, ?, ?, 3, ?, '0', ?, 'a=1', ?, ?, ?, ?, 'probe/1', ?)";
        Object[] values = {
            time,
            "request",
            method,
            path,
            status,
            client,
            headers,
            body,
            answer,
            time.replace('T', ' '),
            session,
            answer.length()
        };
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
