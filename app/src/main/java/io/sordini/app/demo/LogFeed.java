package io.sordini.app.demo;

import io.sordini.readers.LogReader;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReadSummary;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recorded logs, all times shifted by one constant so that the last event happens now. */
final class LogFeed implements Feed, AutoCloseable {

    private final LogReader reader;
    private final long shift;
    private boolean exhausted;

    private LogFeed(LogReader reader, long shift) {
        this.reader = reader;
        this.shift = shift;
    }

    /** Reads the logs once for their latest time, then opens them again. */
    static LogFeed open(List<Path> inputs, @Nullable InputFormat format, Instant now) {
        long latest = Long.MIN_VALUE;
        try (LogReader first = LogReader.open(inputs, format)) {
            for (SourceRecord event = first.next(); event != null; event = first.next()) {
                latest = Math.max(latest, event.timestamp());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LogFeed(LogReader.open(inputs, format), latest == Long.MIN_VALUE ? 0 : now.toEpochMilli() - latest);
    }

    @Override
    public @Nullable SourceRecord poll(Instant now) {
        SourceRecord event = reader.next();
        if (event == null) {
            exhausted = true;
            return null;
        }
        return event.at(event.timestamp() + shift);
    }

    @Override
    public boolean exhausted() {
        return exhausted;
    }

    ReadSummary summary() {
        return reader.summary();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
