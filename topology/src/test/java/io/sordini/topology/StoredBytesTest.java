package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.Laws;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBytesTest {

    @TempDir
    private Path state;

    @Test
    void any_sequence_of_operations_gives_what_a_map_gives() {
        try (StoreHarness harness = new StoreHarness(state)) {
            Map<String, byte[]> model = new HashMap<>();
            StoredBytes stored = new StoredBytes(harness.store(DecisionStores.SUBJECTS));
            Laws.forAll(1, 2000, random -> random, random -> {
                String key = "ip:192.0.2." + random.nextInt(20);
                if (random.nextInt(3) == 0) {
                    stored.delete(key);
                    model.remove(key);
                } else {
                    byte[] value = new byte[random.nextInt(40)];
                    random.nextBytes(value);
                    stored.put(key, value);
                    model.put(key, value);
                }
                assertThat(stored.get(key)).isEqualTo(model.get(key));
                String other = "ip:192.0.2." + random.nextInt(20);
                assertThat(stored.get(other)).isEqualTo(model.get(other));
            });
        }
    }
}
