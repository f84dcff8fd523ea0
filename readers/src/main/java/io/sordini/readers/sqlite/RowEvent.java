package io.sordini.readers.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sordini.readers.mockloop.MockLoopEvent;
import io.sordini.readers.source.FormatTally;
import io.sordini.readers.source.LineContent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Makes the request event, in the contract's field names, of a row: the same as of the lines of the log, where both tell it. */
final class RowEvent {

    private static final Map<String, String> NAMES =
            Map.of("client_host", "client_ip", "process_time_ms", "response_time_ms", "test_scenario", "scenario");

    /** Every column that becomes a field, in the order of the fields. */
    private static final List<String> COLUMNS = List.of(
            "timestamp",
            "method",
            "path",
            "query_params",
            "client_host",
            "client_port",
            "headers",
            "request_body",
            "user_agent",
            "session_id",
            "correlation_id",
            "test_scenario",
            "status_code",
            "process_time_ms",
            "response_body",
            "response_size");

    private RowEvent() {}

    static byte[] of(Row row, FormatTally tally) {
        ObjectNode event = LineContent.object();
        for (String column : COLUMNS) {
            Long size = row.sizes().get(column);
            Object value = size == null ? row.values().get(column) : MockLoopEvent.elided(size);
            if (value != null && !value.equals("")) {
                put(event, column, value, tally);
            }
        }
        if (!row.sizes().isEmpty()) {
            tally.cut();
        }
        return MockLoopEvent.fit(event);
    }

    private static void put(ObjectNode event, String column, Object value, FormatTally tally) {
        String name = NAMES.getOrDefault(column, column);
        if (column.equals("headers") && value instanceof String text) {
            LineContent headers = LineContent.read(text.getBytes(StandardCharsets.UTF_8));
            if (headers.complete()) {
                event.set(name, headers.fields());
                MockLoopEvent.fromHeaders(headers.fields(), event);
                return;
            }
            tally.damaged(); // kept as it is, so that the audit sees what is wrong with it
        }
        event.set(name, node(column, value));
    }

    /** A port is a text in the database and a number in the log. */
    private static JsonNode node(String column, Object value) {
        String text = value.toString();
        boolean number = (value instanceof Number && !(value instanceof Double real && real.isInfinite()))
                || (column.equals("client_port") && text.matches("[0-9]{1,5}"));
        return number ? DecimalNode.valueOf(new BigDecimal(text)) : TextNode.valueOf(text);
    }
}
