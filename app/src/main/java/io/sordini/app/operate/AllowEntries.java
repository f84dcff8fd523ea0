package io.sordini.app.operate;

import io.sordini.app.config.BrokerConfig;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.policy.AllowEntryCodec;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The allow entries that commands made, folded from their topic. */
final class AllowEntries {

    private final SortedMap<String, AllowEntry> entries = new TreeMap<>();
    private int skipped;

    private AllowEntries() {}

    static AllowEntries read(BrokerConfig broker) {
        AllowEntries entries = new AllowEntries();
        try (CommittedReader reader = CommittedReader.open(broker)) {
            reader.readAll(List.of(Topic.POLICY), entries::take);
        }
        return entries;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!key.startsWith(AllowEntry.KEY_PREFIX)) {
            return; // another document of the topic
        }
        if (record.value() == null) {
            entries.remove(key);
            return;
        }
        try {
            entries.put(key, AllowEntryCodec.decode(record.value()));
        } catch (CodecException e) {
            skipped++;
        }
    }

    List<AllowEntry> at(Instant now) {
        return entries.values().stream()
                .filter(entry -> entry.until() == null || now.isBefore(entry.until()))
                .toList();
    }

    /** Says how many records were no entries. */
    void reportSkipped(PrintWriter messages) {
        Count.reportSkipped(skipped, Topic.POLICY, messages);
    }
}
