package io.sordini.readers.lines;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.readers.access.AccessLine;
import io.sordini.readers.mockloop.MockLoopEvent.Half;
import io.sordini.readers.mockloop.MockLoopLine;
import io.sordini.readers.mockloop.PairingWindow;
import io.sordini.readers.source.FormatTally;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.LineContent;
import io.sordini.readers.source.Place;
import io.sordini.readers.source.Skipped;
import io.sordini.readers.source.Tally;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the lines of one file become, each by its form, and the time of a line that states none. */
final class LineForms {

    /** Stands for the value of a request until its response is known. */
    private static final byte[] LATER = {};

    private final String name;
    private final Duration patience;
    private final Tally tallies;
    private final Set<Long> used;
    private @Nullable InputFormat format;
    private PairingWindow window;
    private long lastTime;
    private @Nullable String lastTimeText;

    LineForms(String name, LogPosition start, Duration patience, Tally tallies) {
        this.name = name;
        this.patience = patience;
        this.tallies = tallies;
        this.used = new HashSet<>(start.used());
        this.lastTime = start.time();
        this.window = window(InputFormat.EVENTS);
        if (start.format() != null) {
            decide(start.format());
        }
    }

    private PairingWindow window(InputFormat of) {
        return new PairingWindow(patience, tallies.of(of));
    }

    /** From here on every line is of this form. */
    void decide(InputFormat decided) {
        format = decided;
        window = window(decided);
        tally().file();
    }

    @Nullable
    InputFormat format() {
        return format;
    }

    PairingWindow window() {
        return window;
    }

    FormatTally tally() {
        return tallies.of(format == null ? InputFormat.EVENTS : format);
    }

    /** How far was taken, when what was read ends at a place. */
    LogPosition position(Place end) {
        Place first = window.first();
        return first == null
                ? new LogPosition(end, lastTime, List.of(), format)
                : new LogPosition(first, window.firstTime(), window.used(), format);
    }

    void access(Line line, Place place) {
        AccessLine access = AccessLine.read(line.content());
        ObjectNode event = line.oversized() ? null : access.event();
        if (event == null && !line.ended() && !line.oversized()) {
            tally().skipped(Skipped.INCOMPLETE, 1); // its writer is not done with it
            return;
        }
        if (event == null && access.address() == null) {
            tally().skipped(Skipped.NOT_ACCESS, 1);
            return;
        }
        readTime(access.time());
        if (event == null) {
            tally().damaged(); // whoever sent it is not to go unseen
        } else if (!access.readable()) {
            tally().unreadable();
        }
        byte[] value = event == null ? line.content() : LineContent.bytes(event);
        window.ready(record(Topic.REQUEST_EVENTS, access.client(), line, value), place);
    }

    void json(Line line, Place place) {
        LineContent content = LineContent.read(line.content());
        if (!content.complete() && !line.ended() && !line.oversized()) {
            tally().skipped(Skipped.INCOMPLETE, 1); // its writer is not done with it
            return;
        }
        if (content.repaired()) {
            tally().repaired();
        }
        readTime(content.timeText());
        MockLoopLine kind = kind(content);
        Half half = new Half(content.fields(), line.length(), line.oversized());
        boolean readable = content.complete() || line.oversized();
        if (used.remove(place.offset())) {
            window.usedResponse(place, route(content));
        } else if (kind == MockLoopLine.ADMIN) {
            tally().skipped(Skipped.ADMIN, 1);
        } else if (kind == MockLoopLine.REQUEST && readable) {
            window.request(record(Topic.REQUEST_EVENTS, client(content), line, LATER), place, route(content), half);
        } else if (kind == MockLoopLine.RESPONSE && readable) {
            if (!window.response(place, route(content), half, lastTime)) {
                tally().skipped(Skipped.RESPONSE_ALONE, 1);
            }
        } else {
            asItIs(line, content, kind, place);
        }
    }

    private MockLoopLine kind(LineContent content) {
        MockLoopLine kind = MockLoopLine.of(content);
        return format == InputFormat.EVENTS && kind.ofMockLoop() ? MockLoopLine.OTHER : kind;
    }

    private void asItIs(Line line, LineContent content, MockLoopLine kind, Place place) {
        if (!content.complete()) {
            tally().damaged();
        }
        Topic topic = kind == MockLoopLine.AUTH_EVENT ? Topic.AUTH_EVENTS : Topic.REQUEST_EVENTS;
        window.ready(record(topic, client(content), line, line.content()), place);
    }

    /** A line without a time happened when the one before it did. Neighbours often state the same, to the second. */
    private void readTime(@Nullable String stated) {
        if (!Objects.equals(stated, lastTimeText)) {
            lastTimeText = stated;
            lastTime = EventTime.parse(stated).map(Instant::toEpochMilli).orElse(lastTime);
        }
    }

    private static String route(LineContent content) {
        return content.text("method") + " " + content.text("path");
    }

    private static @Nullable String client(LineContent content) {
        String client = content.text("client_ip");
        return client == null ? content.text("client_host") : client;
    }

    private SourceRecord record(Topic topic, @Nullable String key, Line line, byte[] value) {
        return new SourceRecord(topic, key, value, lastTime, name + ":" + line.number());
    }
}
