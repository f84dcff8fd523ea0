package io.sordini.core.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.core.MapByteStore;
import io.sordini.testkit.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Step(String key, byte[] value, boolean deleted) {}

    private static List<Step> steps(Random random) {
        int keys = 1 + random.nextInt(300);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            byte[] value = new byte[random.nextInt(9)];
            random.nextBytes(value);
            steps.add(new Step("ü" + random.nextInt(keys), value, random.nextInt(3) == 0));
        }
        return steps;
    }

    @Test
    void law_itHoldsWhatAMapHolds() {
        Laws.forAll(1, 50, MemoryStoreTest::steps, steps -> {
            MapByteStore model = new MapByteStore();
            MemoryStore store = new MemoryStore(steps.size());
            for (Step step : steps) {
                if (step.deleted()) {
                    model.delete(step.key());
                    store.delete(step.key());
                } else {
                    model.put(step.key(), step.value());
                    store.put(step.key(), step.value());
                }
            }
            for (Step step : steps) {
                assertThat(store.get(step.key())).isEqualTo(model.get(step.key()));
            }
            assertThat(store.get("absent")).isNull();
        });
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        MemoryStore store = new MemoryStore(1);
        assertThatThrownBy(() -> store.put("k".repeat(65_536), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key of 65536 bytes, expected at most 65535");
        assertThat(store.get("k".repeat(65_536))).isNull();
    }
}
