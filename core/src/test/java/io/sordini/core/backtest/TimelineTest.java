package io.sordini.core.backtest;

import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.Laws;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static List<Long> times(Random random) {
        int reach = 1 << random.nextInt(31);
        return random.longs(50, T0 - reach * 1000L, T0 + 1).boxed().toList();
    }

    private static long all(Timeline timeline) {
        return LongStream.rangeClosed(timeline.first(), timeline.last())
                .map(timeline::in)
                .sum();
    }

    @Test
    void law_nothingIsLostAndThePartsAreFew() {
        Laws.forAll(1, 200, TimelineTest::times, times -> {
            Timeline timeline = new Timeline();
            times.forEach(timeline::count);

            assertThat(timeline.last() - timeline.first()).isLessThan(Timeline.MOST);
            assertThat(all(timeline)).isEqualTo(times.size());
            assertThat(times)
                    .allSatisfy(time -> assertThat(timeline.in(Math.floorDiv(time, timeline.widthMs())))
                            .isPositive());
            Timeline wider = timeline.inPartsOf(4 * timeline.widthMs());
            assertThat(wider.widthMs()).isEqualTo(4 * timeline.widthMs());
            assertThat(all(wider)).isEqualTo(times.size());
        });
    }
}
