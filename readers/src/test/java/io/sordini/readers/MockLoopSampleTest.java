package io.sordini.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.readers.source.FormatSummary;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.Skipped;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MockLoopSampleTest {

    @Test
    void logsOfARealServer_giveOneEventForEachRequest_allPaired() throws IOException {
        try (LogReader reader = LogReader.open(List.of(ReferenceData.require("samples/mockloop/logs")))) {
            // When
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                assertThat(EventScan.read(record)).isInstanceOf(RequestEvent.class);
            }

            // Then
            FormatSummary summary = reader.summary().of(InputFormat.MOCKLOOP_LOG);
            assertThat(summary.records()).isEqualTo(57);
            assertThat(summary.paired()).isEqualTo(57);
            assertThat(summary.skipped()).isEqualTo(Map.of(Skipped.ADMIN, 22L));
        }
    }
}
