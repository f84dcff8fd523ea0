package io.sordini.readers;

import io.sordini.readers.MockLoopEvent.Half;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.EventTime;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file: its lines in, its records out, in line order. What a line is, is told by its content. */
final class LogFile implements Closeable {

    /** Stands for the value of a request until its response is known. */
    private static final byte[] LATER = {};

    private final String name;
    private final LineReader lines;
    private final Tally tally;
    private final PairingWindow window;
    private boolean ended;
    private long lastTime;
    private @Nullable String lastTimeText;

    LogFile(String name, InputStream in, Tally tally) {
        this.name = name;
        this.lines = new LineReader(in);
        this.tally = tally;
        this.window = new PairingWindow(tally);
    }

    /** The next record, or null at the end. */
    @Nullable
    SourceRecord next() throws IOException {
        while (true) {
            SourceRecord record = window.poll();
            if (record != null || ended) {
                return record;
            }
            Line line = lines.next();
            if (line == null) {
                window.end();
                ended = true;
                return window.poll();
            }
            accept(line);
        }
    }

    private void accept(Line line) {
        tally.read(line);
        byte[] bytes = line.content();
        int first = firstByte(bytes);
        if (first != '{') {
            tally.skipped(first < 0 ? Skipped.BLANK : Skipped.NOT_JSON);
        } else {
            LineContent content = LineContent.read(bytes);
            if (!content.complete() && !line.ended() && !line.oversized()) {
                tally.skipped(Skipped.INCOMPLETE); // its writer is not done with it
            } else {
                accept(line, content);
            }
        }
    }

    /** A line without a time happened when the one before it did. Neighbours often state the same, to the second. */
    private void readTime(@Nullable String stated) {
        if (!Objects.equals(stated, lastTimeText)) {
            lastTimeText = stated;
            lastTime = EventTime.parse(stated).map(Instant::toEpochMilli).orElse(lastTime);
        }
    }

    private void accept(Line line, LineContent content) {
        if (content.repaired()) {
            tally.repaired();
        }
        readTime(content.timeText());
        Half half = new Half(content.fields(), line.length(), line.oversized());
        boolean readable = content.complete() || line.oversized();
        MockLoopLine kind = MockLoopLine.of(content);
        if (kind == MockLoopLine.ADMIN) {
            tally.skipped(Skipped.ADMIN);
        } else if (kind == MockLoopLine.REQUEST && readable) {
            window.request(record(Topic.REQUEST_EVENTS, line, content, LATER), route(content), half);
        } else if (kind == MockLoopLine.RESPONSE && readable) {
            if (!window.response(route(content), half, lastTime)) {
                tally.skipped(Skipped.RESPONSE_ALONE);
            }
        } else {
            if (!content.complete()) {
                tally.damaged();
            }
            Topic topic = kind == MockLoopLine.AUTH_EVENT ? Topic.AUTH_EVENTS : Topic.REQUEST_EVENTS;
            window.ready(record(topic, line, content, line.content()));
        }
    }

    /** The first byte that is no white space, or -1. */
    private static int firstByte(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return b;
            }
        }
        return -1;
    }

    private static String route(LineContent content) {
        return content.text("method") + " " + content.text("path");
    }

    private SourceRecord record(Topic topic, Line line, LineContent content, byte[] value) {
        String client = content.text("client_ip");
        String key = client == null ? content.text("client_host") : client;
        return new SourceRecord(topic, key, value, lastTime, name + ":" + line.number());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
