package io.sordini.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.store.ByteReader;
import io.sordini.core.store.ByteWriter;
import io.sordini.schemas.decision.Evidence;
import io.sordini.testkit.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private static List<String> places(Random random) {
        List<String> places = new ArrayList<>();
        for (int i = random.nextInt(100); i > 0; i--) {
            places.add(
                    switch (random.nextInt(4)) {
                        case 0 -> "";
                        case 1 -> "ü".repeat(random.nextInt(3)) + "ý";
                        default -> "request-events-" + random.nextInt(3) + "@" + random.nextInt(100_000);
                    });
        }
        return places;
    }

    @Test
    void law_theLastOnesAreKeptAsTheyWere() {
        Laws.forAll(1, 300, OriginsTest::places, places -> {
            Origins origins = new Origins();
            for (String place : places) {
                origins.add(place);
                ByteWriter out = new ByteWriter(origins.size());
                origins.write(out);
                origins = Origins.read(new ByteReader("origins", out.toArray()));
            }
            int most = Evidence.MAX_ORIGINS;
            assertThat(origins.list()).isEqualTo(places.subList(Math.max(0, places.size() - most), places.size()));
        });
    }

    @Test
    void neighboursInOneLogTakeFewBytes() {
        Origins origins = new Origins();
        for (int i = 0; i < Evidence.MAX_ORIGINS; i++) {
            origins.add("request-events-0@" + (1_000_000 + i));
        }
        assertThat(origins.size()).isLessThan(26 + 4 * Evidence.MAX_ORIGINS);
    }

    @Test
    void aLongTextIsCut() {
        Origins origins = new Origins();
        origins.add("x".repeat(2000));
        origins.add("x".repeat(1500));
        assertThat(origins.list()).containsExactly("x".repeat(1024), "x".repeat(1024));
    }
}
