package io.sordini.readers.mockloop;

import io.sordini.readers.mockloop.MockLoopEvent.Half;
import io.sordini.readers.source.FormatTally;
import io.sordini.readers.source.Pairing;
import io.sordini.readers.source.Place;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import org.jspecify.annotations.Nullable;

/** One record of a window, and what it waits for. */
final class Slot {

    final SourceRecord record;
    final Place place;
    final @Nullable String route;
    private final @Nullable Half request;

    @Nullable
    Half response;

    long responseAt;
    boolean ambiguous;
    boolean done;
    private @Nullable SourceRecord finished;

    Slot(SourceRecord record, Place place, @Nullable String route, @Nullable Half request) {
        this.record = record;
        this.place = place;
        this.route = route;
        this.request = request;
    }

    /** Bytes of memory that it costs, about. */
    long weight() {
        byte[] value = record.value();
        return (value == null ? 0 : value.length)
                + (request == null ? 0 : request.weight())
                + (response == null ? 0 : response.weight());
    }

    /** The record as it leaves, made once. */
    SourceRecord finish(FormatTally tally) {
        if (finished == null) {
            finished = request == null ? record : joined(request, tally);
        }
        return finished;
    }

    private SourceRecord joined(Half request, FormatTally tally) {
        Pairing pairing = response == null ? Pairing.UNPAIRED : ambiguous ? Pairing.FIFO : Pairing.UNAMBIGUOUS;
        tally.paired(pairing);
        byte[] value = MockLoopEvent.join(request, response, pairing);
        return new SourceRecord(Topic.REQUEST_EVENTS, record.key(), value, record.timestamp(), record.origin());
    }
}
