package io.sordini.readers.lines;

import io.sordini.readers.access.AccessLine;
import io.sordini.readers.mockloop.MockLoopLine;
import io.sordini.readers.source.EventSource;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.LineContent;
import io.sordini.readers.source.Place;
import io.sordini.readers.source.Skipped;
import io.sordini.readers.source.Tally;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One file: its lines in, its records out, in line order. What the file is, is told by the first line that tells it. */
public final class LineSource implements EventSource {

    /** How long a request waits for its response, by the times in a log that is there as a whole. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The same where lines arrive as they are written: whoever waits longer delays all that comes behind. */
    private static final Duration LIVE_PATIENCE = Duration.ofSeconds(5);

    private final LineReader lines;
    private final LineForms forms;
    private Place next;
    private long unknown;
    private long blank;
    private boolean growing;
    private boolean ended;

    private LineSource(LineForms forms, LineReader lines, LogPosition start, boolean growing) {
        this.forms = forms;
        this.lines = lines;
        this.next = start.place();
        this.growing = growing;
    }

    /** Reads a file that is there as a whole. */
    public static LineSource whole(String name, InputStream in, @Nullable InputFormat format, Tally tally) {
        LogPosition start = LogPosition.start(format);
        return new LineSource(new LineForms(name, start, PATIENCE, tally), new LineReader(in), start, false);
    }

    /**
     * Reads a file that is still written to.
     *
     * @param in the file from the start's offset on
     */
    public static LineSource growing(String name, InputStream in, LogPosition start, Tally tally) {
        LineReader lines = new LineReader(in, start.place().lines(), true);
        return new LineSource(new LineForms(name, start, LIVE_PATIENCE, tally), lines, start, true);
    }

    @Override
    public @Nullable SourceRecord peek() throws IOException {
        while (true) {
            SourceRecord record = forms.window().peek();
            if (record != null || ended) {
                return record;
            }
            Line line = lines.next();
            if (line != null) {
                Place place = next;
                next = new Place(place.offset() + line.length() + (line.ended() ? 1 : 0), line.number());
                accept(line, place);
            } else if (growing) {
                return null;
            } else {
                forms.window().end();
                ended = true;
            }
        }
    }

    @Override
    public void take() {
        forms.window().take();
        forms.tally().handedOn();
    }

    /** The file grows no more. */
    public void grown() {
        growing = false;
        lines.grown();
    }

    /** What was the file is gone: what was read of it is all that there will be. */
    public void stop() {
        growing = false;
        lines.stop();
    }

    /** Nothing came for a while: requests that wait for their response wait no more. */
    public void giveUpWaiting() {
        forms.window().giveUpWaiting();
    }

    /** How far was read and taken. */
    public LogPosition position() {
        return forms.position(next);
    }

    /** Whether there are lines, and none that tells what the file is. */
    public boolean unrecognised() {
        return forms.format() == null && unknown > 0;
    }

    private void accept(Line line, Place place) {
        byte[] bytes = line.content();
        int first = firstByte(bytes);
        if (forms.format() == null && !recognise(first, bytes)) {
            unknown += first < 0 ? 0 : 1;
            blank += first < 0 ? 1 : 0;
            return;
        }
        forms.tally().entries(1);
        if (line.oversized()) {
            forms.tally().cut();
        }
        if (first < 0) {
            forms.tally().skipped(Skipped.BLANK, 1);
        } else if (forms.format() == InputFormat.ACCESS_LOG) {
            forms.access(line, place);
        } else if (first == '{') {
            forms.json(line, place);
        } else {
            forms.tally().skipped(Skipped.NOT_JSON, 1);
        }
    }

    private boolean recognise(int first, byte[] bytes) {
        if (first == '{') {
            LineContent content = LineContent.read(bytes);
            boolean event = content.complete() && !MockLoopLine.of(content).ofMockLoop();
            forms.decide(event ? InputFormat.EVENTS : InputFormat.MOCKLOOP_LOG);
        } else if (AccessLine.isOne(bytes)) {
            forms.decide(InputFormat.ACCESS_LOG);
        } else {
            return false;
        }
        forms.tally().entries(unknown + blank);
        forms.tally().skipped(Skipped.BLANK, blank);
        forms.tally()
                .skipped(forms.format() == InputFormat.ACCESS_LOG ? Skipped.NOT_ACCESS : Skipped.NOT_JSON, unknown);
        return true;
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

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
