package io.sordini.sandbox.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.MalformedEvent;
import io.sordini.testkit.JsonSchemas;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabelledTrafficTest {

    private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

    private static LabelledTraffic traffic(long seed) {
        return new LabelledTraffic(seed, START, Duration.ofHours(24), 60, 3);
    }

    @Test
    void same_seed_gives_the_same_bytes_in_order_of_time() {
        List<LabelledEvent> first = traffic(7).events();
        List<LabelledEvent> second = traffic(7).events();

        assertThat(first).extracting(event -> event.record().timestamp()).isSorted();
        assertThat(first).hasSameSizeAs(second);
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i).record().value())
                    .isEqualTo(second.get(i).record().value());
            assertThat(first.get(i).record().origin())
                    .isEqualTo(second.get(i).record().origin());
        }
        assertThat(traffic(8).events().size()).isNotEqualTo(first.size());
    }

    @Test
    void every_event_is_one_that_producers_may_send() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Set<String> origins = new HashSet<>();
        for (LabelledEvent event : traffic(1).events()) {
            assertThat(EventScan.read(event.record())).isNotInstanceOf(MalformedEvent.class);
            String schema = event.record().topic().suffix().replaceAll("s$", "") + ".schema.json";
            assertThat(JsonSchemas.ofResource("/io/sordini/schemas/" + schema)
                            .violations(mapper.readTree(event.record().value())))
                    .isEmpty();
            assertThat(origins.add(event.record().origin())).isTrue();
        }
    }

    @Test
    void every_attack_happens_at_about_its_threshold_from_addresses_of_its_own() {
        LabelledTraffic traffic = traffic(3);

        assertThat(traffic.attacks().stream().map(PlannedAttack::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Attack.class));
        assertThat(traffic.attacks()).allSatisfy(attack -> {
            assertThat(attack.size()).isBetween((int) Math.floor(attack.kind().threshold() * 0.8), (int)
                    Math.ceil(attack.kind().threshold() * 1.2));
            assertThat(traffic.events())
                    .anyMatch(event -> Integer.valueOf(attack.number()).equals(event.attack()));
        });
        assertThat(traffic.events())
                .allSatisfy(event -> assertThat(event.attack() != null)
                        .isEqualTo(String.valueOf(event.record().key()).startsWith("10.")));
    }
}
