package io.sordini.core.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.TreeExpiryIndex;
import io.sordini.core.store.ExpiryIndex;
import io.sordini.core.store.ExpiryIndex.Entry;
import io.sordini.testkit.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryIndexTest {

    private record Step(Entry entry, boolean removed) {}

    private static List<Step> steps(Random random) {
        int times = 1 + random.nextInt(500);
        int removals = 2 + random.nextInt(3);
        boolean rising = random.nextBoolean();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            long at = (rising ? i : 0) + random.nextInt(times) - 20L;
            steps.add(new Step(new Entry(at, "ip:" + random.nextInt(3)), random.nextInt(removals) == 0));
        }
        return steps;
    }

    @Test
    void law_itAnswersLikeATree() {
        Laws.forAll(1, 40, MemoryIndexTest::steps, steps -> {
            TreeExpiryIndex model = new TreeExpiryIndex();
            MemoryIndex index = new MemoryIndex();
            for (Step step : steps) {
                take(model, step);
                take(index, step);
            }
            for (int limit : new int[] {0, 1, 7, 100_000}) {
                for (int i = 0; i < steps.size(); i += 100) {
                    Entry entry = steps.get(i).entry();
                    assertThat(index.due(entry.at(), limit)).isEqualTo(model.due(entry.at(), limit));
                    assertThat(index.after(entry, limit)).isEqualTo(model.after(entry, limit));
                }
                assertThat(index.after(null, limit)).isEqualTo(model.after(null, limit));
            }
            drain(index);
        });
    }

    private static void take(ExpiryIndex index, Step step) {
        if (step.removed()) {
            index.remove(step.entry());
        } else {
            index.add(step.entry());
        }
    }

    private static void drain(MemoryIndex index) {
        for (Entry entry : index.due(Long.MAX_VALUE, Integer.MAX_VALUE)) {
            index.remove(entry);
        }
        assertThat(index.after(null, 1)).isEmpty();
        index.add(new Entry(1, "ip:1"));
        assertThat(index.due(1, 1)).containsExactly(new Entry(1, "ip:1"));
    }
}
