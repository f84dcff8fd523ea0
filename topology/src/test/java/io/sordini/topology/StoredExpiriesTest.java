package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.store.ExpiryIndex.Entry;
import io.sordini.testkit.Laws;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredExpiriesTest {

    @TempDir
    private Path state;

    private StoreHarness harness;

    @BeforeEach
    void open() {
        harness = new StoreHarness(state);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private StoredExpiries expiries() {
        return new StoredExpiries(harness.store(DecisionStores.EXPIRIES));
    }

    @Test
    void the_earliest_comes_first_and_ties_are_in_the_order_of_keys() {
        // Given
        StoredExpiries expiries = expiries();
        for (Entry entry : List.of(
                new Entry(300, "a"), new Entry(-5, "z"), new Entry(200, "b"), new Entry(200, "a"), new Entry(0, "c"))) {
            expiries.add(entry);
        }

        // When
        List<Entry> due = expiries.due(200, 10);

        // Then
        assertThat(due)
                .containsExactly(new Entry(-5, "z"), new Entry(0, "c"), new Entry(200, "a"), new Entry(200, "b"));
    }

    @Test
    void what_is_due_stays_due_until_it_is_removed() {
        StoredExpiries expiries = expiries();
        expiries.add(new Entry(10, "a"));

        assertThat(expiries.due(10, 1)).containsExactly(new Entry(10, "a"));
        assertThat(expiries.due(10, 1)).containsExactly(new Entry(10, "a"));
        expiries.remove(new Entry(10, "a"));
        assertThat(expiries.due(10, 1)).isEmpty();
    }

    @Test
    void it_lags_while_a_look_does_not_see_all_that_is_due() {
        StoredExpiries expiries = expiries();
        expiries.add(new Entry(10, "a"));
        expiries.add(new Entry(20, "b"));

        expiries.due(100, 1).forEach(expiries::remove);
        assertThat(expiries.lag(100)).isEqualTo(90);
        expiries.due(100, 2).forEach(expiries::remove);
        assertThat(expiries.lag(100)).isZero();
        assertThat(expiries.due(5, 2)).isEmpty();
        assertThat(expiries.lag(5)).isZero();
    }

    @Test
    void an_entry_added_behind_the_last_look_is_found() {
        StoredExpiries expiries = expiries();
        assertThat(expiries.due(1000, 10)).isEmpty();

        expiries.add(new Entry(500, "late"));

        assertThat(expiries.due(1000, 10)).containsExactly(new Entry(500, "late"));
    }

    @Test
    void another_owner_of_the_same_store_sees_everything() {
        StoredExpiries before = expiries();
        before.add(new Entry(500, "a"));
        assertThat(before.due(400, 10)).isEmpty();

        assertThat(expiries().due(Long.MAX_VALUE, 10)).containsExactly(new Entry(500, "a"));
    }

    @Test
    void any_sequence_of_operations_gives_what_a_sorted_set_gives() {
        Laws.forAll(1, 40, random -> random, random -> {
            StoredExpiries expiries = expiries();
            TreeSet<Entry> model =
                    new TreeSet<>(Comparator.comparingLong(Entry::at).thenComparing(Entry::key));
            for (int step = 0; step < 200; step++) {
                apply(random, expiries, model);
            }
            expiries.due(Long.MAX_VALUE, Integer.MAX_VALUE).forEach(expiries::remove);
        });
    }

    private static void apply(Random random, StoredExpiries expiries, NavigableSet<Entry> model) {
        Entry entry = new Entry(random.nextInt(60) - 10, "ip:192.0.2." + random.nextInt(4));
        int operation = random.nextInt(5);
        if (operation == 0) {
            expiries.remove(entry);
            model.remove(entry);
        } else if (operation == 1) {
            long now = random.nextInt(60) - 10L;
            int limit = random.nextInt(4);
            List<Entry> due = expiries.due(now, limit);
            assertThat(due)
                    .isEqualTo(model.stream()
                            .filter(each -> each.at() <= now)
                            .limit(limit)
                            .toList());
            if (random.nextBoolean()) {
                due.forEach(expiries::remove);
                due.forEach(model::remove);
            }
        } else if (operation == 2) {
            int limit = random.nextInt(4);
            boolean beginning = random.nextBoolean();
            assertThat(expiries.after(beginning ? null : entry, limit))
                    .isEqualTo((beginning ? model : model.tailSet(entry, false))
                            .stream().limit(limit).toList());
        } else {
            expiries.add(entry);
            model.add(entry);
        }
    }
}
