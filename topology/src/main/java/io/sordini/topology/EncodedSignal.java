package io.sordini.topology;

import io.sordini.core.signal.SubjectSignal;
import io.sordini.schemas.signal.SignalCodec;
import org.apache.kafka.streams.processor.api.Record;

/** A signal as a record of its topic. */
final class EncodedSignal {

    private EncodedSignal() {}

    /** @param now the clock, milliseconds since the epoch */
    static Record<String, byte[]> of(SubjectSignal signal, long now) {
        return new Record<>(
                signal.subject().key(),
                SignalCodec.encode(signal.signal()),
                EventTimestamps.acceptable(signal.signal().time(), now));
    }
}
