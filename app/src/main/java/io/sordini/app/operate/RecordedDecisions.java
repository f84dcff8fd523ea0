package io.sordini.app.operate;

import io.sordini.app.Failure;
import io.sordini.core.explain.History;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The history of decisions as it stands on its topic. */
final class RecordedDecisions {

    private RecordedDecisions() {}

    /** @param messages is told how many records were no changes of decisions */
    static History read(CommittedReader reader, PrintWriter messages) {
        List<DecisionChange> changes = new ArrayList<>();
        int[] skipped = {0};
        reader.readAll(List.of(Topic.DECISIONS), (ConsumerRecord<byte[], byte[]> record) -> {
            byte[] value = record.value();
            try {
                if (value != null) {
                    changes.add(DecisionCodec.decodeChange(value));
                }
            } catch (CodecException | IllegalArgumentException e) {
                skipped[0]++;
            }
        });
        Count.reportSkipped(skipped[0], Topic.DECISIONS, messages);
        return new History(changes);
    }

    /** The decision of an id, as it was made. */
    static Decision find(History history, String id) {
        return history.made(id)
                .orElseThrow(() -> new Failure("no decision " + id
                        + " is on record: check the id, and that it is not older than the retention of the topic "
                        + Topic.DECISIONS.suffix()));
    }
}
