package io.sordini.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    private static final Theme THEME = new Theme(Glyphs.UNICODE, false, ZoneOffset.UTC);

    private static Table table() {
        Table table = new Table("SUBJECT", "BY", "REASON");
        table.add("ip:203.0.113.7", "probing", "40 requests for what is not there within 3.0 s overflowed probing");
        table.add("ip:2001:db8:85a3:8d3::/64", "operator (ann)", "ticket");
        return table;
    }

    @Test
    void whereThereIsRoomColumnsStandBelowEachOther() {
        assertThat(table().lines(THEME, Integer.MAX_VALUE))
                .containsExactly(
                        "SUBJECT                    BY              REASON",
                        "ip:203.0.113.7             probing         40 requests for what is not there within 3.0 s"
                                + " overflowed probing",
                        "ip:2001:db8:85a3:8d3::/64  operator (ann)  ticket");
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 80, 60, 40, 22})
    void rowIsALineOfTheTerminal(int width) {
        assertThat(table().lines(THEME, width))
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(new AttributedString(line).columnLength()).isLessThanOrEqualTo(width));
    }

    @Test
    void widestColumnGivesWayFirst() {
        assertThat(table().lines(THEME, 80).get(1))
                .startsWith("ip:203.0.113.7             probing")
                .endsWith("…");
    }

    @Test
    void textOfAnAttackerMovesNothing() {
        Table table = new Table("SUBJECT", "REASON");
        table.add("tenant:\u001b[2J\r\n", "wide 漢字 \u202e\u009b31m");
        List<String> lines = table.lines(THEME, 30);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u202e]")
                .contains("漢字");
        assertThat(new AttributedString(lines.get(1)).columnLength()).isLessThanOrEqualTo(30);
    }
}
