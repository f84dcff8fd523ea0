package io.sordini.readers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.readers.source.FormatSummary;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReadSummary;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that a reader makes of some inputs. */
record Reading(List<SourceRecord> records, ReadSummary summary) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Reading of(Path... inputs) throws IOException {
        try (LogReader reader = LogReader.open(List.of(inputs))) {
            List<SourceRecord> records = new ArrayList<>();
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
            return new Reading(records, reader.summary());
        }
    }

    /** What was read of MockLoop's logs. */
    FormatSummary mockLoop() {
        return summary.of(InputFormat.MOCKLOOP_LOG);
    }

    /** Address, status and pairing of each event. */
    List<String> pairs() {
        return records.stream()
                .map(Reading::json)
                .map(event -> event.path("client_ip").asText() + " "
                        + event.path("status_code").asInt() + " "
                        + event.path("pairing").asText())
                .toList();
    }

    static String text(SourceRecord record) {
        byte[] value = record.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    static JsonNode json(SourceRecord record) {
        try {
            return JSON.readTree(text(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
