package io.sordini.topology;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores of enforcement, as Kafka Streams makes them, without the stages around them. */
final class StoreHarness implements AutoCloseable {

    private final TopologyTestDriver driver;

    StoreHarness(Path state) {
        Topology topology = new Topology()
                .addSource("read", new StringDeserializer(), new StringDeserializer(), "topic")
                .addProcessor("keep", Ignore::new, "read");
        DecisionStores.builders().forEach(store -> topology.addStateStore(store, "keep"));
        Properties properties = new Properties();
        properties.putAll(StreamsSettings.enforcement("test.", "localhost:9092", state, Map.of()));
        driver = new TopologyTestDriver(topology, properties);
    }

    <K> KeyValueStore<K, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }

    private static final class Ignore implements Processor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> record) {}
    }
}
