package io.sordini.readers.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.readers.MockLoopDatabase;
import io.sordini.readers.source.FormatSummary;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReaderException;
import io.sordini.readers.source.Skipped;
import io.sordini.readers.source.Tally;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.MalformedEvent;
import io.sordini.schemas.event.RequestEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSourceTest {

    private static final String BORN = "2026-03-01 09:59:00";

    @TempDir
    private Path directory;

    private final Tally tally = new Tally();

    @Test
    void manyRows_areReadInPages_eachOnce_inTheOrderOfTheirIds() throws SQLException {
        // Given
        Path path = directory.resolve("request logs?#%.db"); // a name that a URL would take apart
        try (MockLoopDatabase database = MockLoopDatabase.create(path, BORN)) {
            database.execute("BEGIN");
            for (int i = 0; i < 1203; i++) {
                database.insert(1, "GET", "/" + i, "192.0.2.1", 200);
            }
            database.execute("COMMIT");
        }

        // When
        List<SourceRecord> records = all(DatabaseSource.whole("x", path, tally));

        // Then
        assertThat(records)
                .hasSize(1203)
                .allSatisfy(record -> assertThat(EventScan.read(record)).isInstanceOf(RequestEvent.class));
        assertThat(records.get(1202).origin()).isEqualTo("x:1203");
    }

    @Test
    void position_goesOnBehindTheLastRowThatWasTaken() throws SQLException {
        // Given
        Path path = directory.resolve("a.db");
        try (MockLoopDatabase database = MockLoopDatabase.create(path, BORN)) {
            database.insert(1, "GET", "/1", "192.0.2.1", 200);
            database.insert(2, "GET", "/2", "192.0.2.1", 200);
            DatabaseSource first = DatabaseSource.growing("x", path, DatabasePosition.START, tally);
            first.peek();
            first.take();
            first.peek();
            database.insert(3, "GET", "/3", "192.0.2.1", 200);

            // When
            DatabaseSource second = DatabaseSource.growing("x", path, first.position(), tally);

            // Then
            assertThat(origins(all(second))).containsExactly("x:2", "x:3");
            database.execute("DELETE FROM request_logs");
            database.insert(4, "GET", "/4", "192.0.2.1", 200);
            assertThat(origins(all(second)))
                    .as("rows that are cleared away bring no others back")
                    .containsExactly("x:4");
        }
    }

    @Test
    void databaseMadeAnew_isReadFromItsStart_alsoWithinTheSameSecond_andWhenItHasGrownAlready() throws Exception {
        for (String born : List.of(BORN, "2026-03-02 00:00:00")) {
            // Given
            Path path = directory.resolve(born.replace(':', '-') + ".db");
            try (MockLoopDatabase database = MockLoopDatabase.create(path, BORN)) {
                database.insert(1, "GET", "/old", "192.0.2.1", 200);
            }
            DatabaseSource source = DatabaseSource.growing("x", path, DatabasePosition.START, tally);
            all(source);
            Files.delete(path);
            assertThat(source.peek()).as("away for a moment").isNull();

            // When
            try (MockLoopDatabase database = MockLoopDatabase.create(path, born)) {
                database.insert(5, "GET", "/new", "192.0.2.1", 200);
                database.insert(6, "GET", "/new", "192.0.2.1", 200);
            }

            // Then
            assertThat(origins(all(source))).containsExactly("x:1", "x:2");
            assertThat(tally.summary().notes()).last().asString().isEqualTo("x was made anew: read from its start");
        }
    }

    @Test
    void lockedDatabase_isWaitedForInVain_andWhoeverFollowsItComesBack() throws SQLException {
        // Given
        Path path = directory.resolve("a.db");
        try (MockLoopDatabase database = MockLoopDatabase.create(path, BORN)) {
            database.insert(1, "GET", "/1", "192.0.2.1", 200);
            database.execute("BEGIN EXCLUSIVE");
            DatabaseSource following = DatabaseSource.growing("x", path, DatabasePosition.START, tally);

            // Then
            assertThatThrownBy(() -> DatabaseSource.whole("x", path, tally).peek())
                    .isInstanceOf(ReaderException.class)
                    .hasMessageStartingWith("x was locked by another program for more than 3 s");
            assertThat(following.peek()).isNull();
            database.execute("COMMIT");
            assertThat(all(following)).hasSize(1);
        }
    }

    @Test
    void writeAheadLog_isReadWhileItsServerWrites_andHoldsNoLockBetweenPages() throws SQLException {
        // Given
        Path path = directory.resolve("a.db");
        try (MockLoopDatabase database = MockLoopDatabase.create(path, BORN)) {
            database.execute("PRAGMA journal_mode=WAL");
            database.insert(1, "GET", "/1", "192.0.2.1", 200);
            DatabaseSource source = DatabaseSource.growing("x", path, DatabasePosition.START, tally);

            // Then
            assertThat(source.peek()).isNotNull();
            database.execute("BEGIN EXCLUSIVE"); // at once, though a record of a page is still there to be taken
            database.insert(2, "GET", "/2", "192.0.2.1", 200);
            database.execute("COMMIT");
            assertThat(origins(all(source))).containsExactly("x:1", "x:2");
        }
    }

    @Test
    void administration_isCountedAndLeftOut() throws SQLException {
        // Given
        Path admin = directory.resolve("admin_logs.db");
        try (MockLoopDatabase database = MockLoopDatabase.createAdmin(admin)) {
            database.insert(1, "GET", "/health", "192.0.2.1", 200);
        }
        Path requests = directory.resolve("a.db");
        try (MockLoopDatabase database = MockLoopDatabase.create(requests, BORN)) {
            database.insert(1, "GET", "/", "192.0.2.1", 200);
            database.execute("UPDATE request_logs SET is_admin = 1");
        }

        // Then
        assertThat(all(DatabaseSource.whole("x", admin, tally))).isEmpty();
        assertThat(all(DatabaseSource.whole("y", requests, tally))).isEmpty();
        assertThat(counted().skipped()).containsEntry(Skipped.ADMIN, 2L);
    }

    @Test
    void valuesOfAnyTypeAndSize_becomeABoundedRecordOfTheirAddress() throws SQLException {
        // Given
        Path path = directory.resolve("a.db");
        try (MockLoopDatabase database = MockLoopDatabase.create(path, BORN)) {
            for (int i = 0; i < 5; i++) {
                database.insert(1, "GET", "/" + i, "192.0.2." + i, 200);
            }
            database.execute("UPDATE request_logs SET response_body = zeroblob(50000000) WHERE id = 1");
            database.execute("UPDATE request_logs SET status_code = 'abc' WHERE id = 2");
            database.execute("UPDATE request_logs SET headers = '[1', timestamp = x'ff00' WHERE id = 3");
            database.execute("UPDATE request_logs SET path = 9e999, process_time_ms = NULL WHERE id = 4");
            database.execute("UPDATE request_logs SET path = NULL WHERE id = 5");
        }

        // When
        List<SourceRecord> records = all(DatabaseSource.whole("x", path, tally));

        // Then
        assertThat(records)
                .extracting(SourceRecord::key)
                .containsExactly("192.0.2.0", "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4");
        assertThat(text(records.get(0))).contains("[elided: 50000000]").hasSizeLessThan(1000);
        assertThat(EventScan.read(records.get(0))).isInstanceOf(RequestEvent.class);
        assertThat(records.subList(1, 3))
                .allSatisfy(record -> assertThat(EventScan.read(record)).isInstanceOf(MalformedEvent.class));
        assertThat(records.get(2).timestamp()).as("when the row was made").isEqualTo(1_772_359_201_000L);
        assertThat(EventScan.read(records.get(3))).isInstanceOf(RequestEvent.class);
        assertThat(EventScan.read(records.get(4))).isInstanceOf(MalformedEvent.class);
        assertThat(counted().cut()).isEqualTo(1);
        assertThat(counted().damaged()).isEqualTo(1);
    }

    @Test
    void databasesOfOthers_areNamedWithWhatIsWrong() throws SQLException {
        assertThat(fault("CREATE TABLE t (x)")).endsWith("it has neither a table request_logs nor admin_logs");
        assertThat(fault("CREATE TABLE request_logs (id INTEGER PRIMARY KEY, method TEXT)"))
                .endsWith("its table request_logs lacks the columns client_host, path, timestamp");
        assertThat(fault("CREATE TABLE request_logs (id INTEGER, method, path, client_host, timestamp)"))
                .endsWith("id is not the primary key of its table request_logs");
        assertThat(fault("CREATE TABLE mcp_audit_logs (entry_id TEXT)"))
                .contains("the audit log of MockLoop's MCP server, which is not read yet");
        assertThat(fault("CREATE VIEW request_logs AS SELECT 1 AS id, 2 AS method, 3 AS path, 4 AS client_host, 5 AS"
                        + " timestamp"))
                .as("a view is a program")
                .endsWith("it has neither a table request_logs nor admin_logs");
    }

    @Test
    void damagedFile_givesAClearErrorOrRecords_neverMore() throws Exception {
        // Given
        Path path = directory.resolve("a.db");
        try (MockLoopDatabase database = MockLoopDatabase.create(path, BORN)) {
            for (int i = 0; i < 60; i++) {
                database.insert(1, "GET", "/" + "x".repeat(i * 7), "192.0.2.1", 200);
            }
        }
        byte[] whole = Files.readAllBytes(path);
        int refused = 0;
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            byte[] bytes = random.nextInt(4) == 0 ? cut(whole, random) : whole.clone();
            for (int i = random.nextInt(40); i >= 0; i--) {
                bytes[16 + random.nextInt(bytes.length - 16)] = (byte) random.nextInt(256);
            }
            Files.write(path, bytes);

            // When
            try {
                assertThat(all(DatabaseSource.whole("x", path, new Tally())))
                        .as("seed " + seed)
                        .hasSizeLessThan(1000);
            } catch (ReaderException e) {
                assertThat(e).as("seed " + seed).hasMessageStartingWith("x ");
                refused++;
            }
        }

        // Then
        assertThat(refused).isBetween(10, 149);
    }

    private static byte[] cut(byte[] whole, Random random) {
        return Arrays.copyOf(whole, 100 + random.nextInt(whole.length - 100));
    }

    private String fault(String schema) throws SQLException {
        Path path = directory.resolve(Integer.toHexString(schema.hashCode()) + ".db");
        try (MockLoopDatabase database = MockLoopDatabase.createAdmin(path)) {
            database.execute("DROP TABLE admin_logs");
            database.execute(schema);
        }
        try {
            DatabaseSource.whole("x", path, tally).peek();
            return "nothing";
        } catch (ReaderException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private FormatSummary counted() {
        return tally.summary().of(InputFormat.MOCKLOOP_DB);
    }

    private static List<SourceRecord> all(DatabaseSource source) {
        List<SourceRecord> records = new ArrayList<>();
        for (SourceRecord record = source.peek(); record != null; record = source.peek()) {
            records.add(record);
            source.take();
        }
        return records;
    }

    private static List<String> origins(List<SourceRecord> records) {
        return records.stream().map(SourceRecord::origin).toList();
    }

    private static String text(SourceRecord record) {
        byte[] value = record.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
