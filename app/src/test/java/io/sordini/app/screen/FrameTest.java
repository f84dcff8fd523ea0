package io.sordini.app.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.sordini.testkit.Laws;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    private record Scene(Snapshot snapshot, Viewport view, Theme theme) {}

    /** Everything that must never reach a terminal from a text: cursor, colours, titles, order, lines, width. */
    private static final List<String> HOSTILE = List.of(
            "\033[2J\033[1;1Hgone",
            "\033]0;title\007",
            "a\r\nb",
            "a\tb\bc",
            "\u009b31m",
            "\u202egnitirw\u2066",
            "\u2028\u2029\u0085",
            "\u200b\u200d\u2060\ufeff",
            "\ud800",
            "e\u0301\u0301\u0301\u0301\u0301",
            "\u20dd\ufe0f",
            "\ud83c\udde9\ud83c\uddea\ud83d\udc4d\ud83c\udffd",
            "日本語のテキスト",
            "\ue000\uffff");

    @ParameterizedTest
    @CsvSource({"80,24,UNICODE", "200,50,UNICODE", "60,15,UNICODE", "80,24,ASCII", "40,10,UNICODE"})
    void picture_isAsAgreed(int width, int height, String glyphs) throws IOException {
        // Given
        Theme theme = glyphs.equals("ASCII") ? Samples.ASCII : Samples.UNICODE;
        String name = "screen-%dx%d-%s.txt".formatted(width, height, glyphs.toLowerCase(Locale.ROOT));

        // When
        String picture = text(Frame.of(Samples.snapshot(), new Viewport(width, height, 0, false), theme));

        // Then
        assertThat(picture).as("%s shows:%n%s", name, picture).isEqualTo(golden(name, picture));
    }

    @Test
    void figuresThatDoNotFit_goOnInTheNextLine() {
        // When
        String narrow = text(Frame.of(Samples.watch(), new Viewport(60, 15, 0, false), Samples.UNICODE));
        String wide = text(Frame.of(Samples.watch(), new Viewport(80, 24, 0, false), Samples.UNICODE));

        // Then
        assertThat(narrow).contains("audit behind 3  enforcement behind 1,204\n event to here p50 62, p99 2,369 ms\n");
        assertThat(wide).contains(" audit behind 3  enforcement behind 1,204  event to here p50 62, p99 2,369 ms\n");
    }

    @Test
    void everySize_isFilledExactly() {
        for (int width = 1; width <= 240; width += 7) {
            for (int height = 1; height <= 70; height += 3) {
                // When
                List<AttributedString> frame =
                        Frame.of(Samples.snapshot(), new Viewport(width, height, 0, false), Samples.UNICODE);

                // Then
                assertThat(frame).as("%d x %d", width, height).hasSize(height);
                for (AttributedString line : frame) {
                    assertThat(line.columnLength()).isLessThanOrEqualTo(width);
                }
            }
        }
    }

    @Test
    void hostileTexts_leaveNothingThatATerminalObeys() {
        Laws.forAll(1, 500, FrameTest::hostile, scene -> {
            // When
            List<AttributedString> frame = Frame.of(scene.snapshot(), scene.view(), scene.theme());

            // Then
            assertThat(frame).hasSize(scene.view().height());
            for (AttributedString line : frame) {
                assertThat(line.columnLength()).isLessThanOrEqualTo(scene.view().width());
                String sent = line.toAnsi(8, AttributedCharSequence.ForceMode.None);
                int[] rest = sent.replaceAll("\033\\[[0-9;]*m", "").codePoints().toArray();
                for (int c : rest) {
                    assertThat(isHarmless(c)).as("U+%04X", c).isTrue();
                }
            }
        });
    }

    @Test
    void wideCharacters_moveNothingThatStandsBehindThem() {
        // Given
        Snapshot wide = Samples.with(List.of(
                Samples.entry(1, "BLOCK", "user:日本語のテキスト", "rule-a", "reason"),
                Samples.entry(1, "BLOCK", "user:e\u0301\u0301\u0301\u0301\u0301", "rule-a", "reason"),
                Samples.entry(1, "BLOCK", "user:plain", "rule-a", "reason")));

        // When
        List<AttributedString> frame = Frame.of(wide, new Viewport(160, 40, 0, false), Samples.UNICODE);

        // Then
        assertThat(frame.stream().filter(line -> line.toString().contains("rule-a")))
                .hasSize(3)
                .extracting(line ->
                        line.substring(0, line.toString().indexOf("rule-a")).columnLength())
                .containsOnly(59);
    }

    @Test
    void scrolling_passesTheNewest_andSaysSo() {
        // When
        String picture = text(Frame.of(Samples.snapshot(), new Viewport(160, 40, 2, true), Samples.UNICODE));

        // Then
        assertThat(picture)
                .contains("anonymous-ip", "the newest 2 are above", "PAUSED")
                .doesNotContain("6 failed logins");
    }

    @Test
    void withoutColours_thePictureSaysTheSame() {
        // Given
        Theme plain = new Theme(Glyphs.UNICODE, false, Samples.UNICODE.zone());
        Viewport view = new Viewport(80, 24, 0, false);

        // When
        List<AttributedString> frame = Frame.of(Samples.snapshot(), view, plain);

        // Then
        assertThat(text(frame)).isEqualTo(text(Frame.of(Samples.snapshot(), view, Samples.UNICODE)));
        assertThat(frame)
                .allSatisfy(line -> assertThat(line.toAnsi(256, AttributedCharSequence.ForceMode.None))
                        .doesNotContainPattern("\033\\[[0-9;]*(3[0-7]|38)[;m]"));
    }

    private static Scene hostile(Random random) {
        String text = HOSTILE.get(random.nextInt(HOSTILE.size())) + HOSTILE.get(random.nextInt(HOSTILE.size()));
        Snapshot snapshot = new Snapshot(
                text,
                text,
                new Snapshot.Status(Snapshot.Status.Kind.TROUBLE, text),
                Duration.ZERO,
                List.of(new Snapshot.Flow(text, 1, 1, List.of(1L))),
                List.of(new Snapshot.Figure(text, text)),
                List.of(new Snapshot.RuleCount(text, text, 1)),
                List.of(Samples.entry(1, text, text, text, text.repeat(40))),
                new Snapshot.Sample(text.repeat(200), text, text));
        Viewport view = new Viewport(60 + random.nextInt(150), 15 + random.nextInt(40), 0, random.nextBoolean());
        return new Scene(snapshot, view, random.nextBoolean() ? Samples.UNICODE : Samples.ASCII);
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return c >= ' '
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String text(List<AttributedString> frame) {
        return frame.stream().map(line -> line.toString().stripTrailing()).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The picture that was looked at and found good; with -Dsordini.golden=write, what is shown now is written there. */
    private static String golden(String name, String picture) throws IOException {
        if ("write".equals(System.getProperty("sordini.golden"))) {
            Files.writeString(Path.of("src/test/resources", name), picture);
        }
        try (InputStream file = FrameTest.class.getResourceAsStream("/" + name)) {
            return file == null ? fail("no " + name) : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
