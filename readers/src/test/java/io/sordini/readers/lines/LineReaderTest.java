package io.sordini.readers.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.Topic;
import io.sordini.testkit.Laws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void lineEnds_areLineFeedWithOrWithoutCarriageReturn() throws IOException {
        // When
        List<Line> lines = read("one\r\ntwo\n\n\rthree\r".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(lines).extracting(LineReaderTest::text).containsExactly("one", "two", "", "\rthree");
        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lines).extracting(Line::ended).containsExactly(true, true, true, false);
    }

    @Test
    void byteOrderMark_isNoPartOfTheFirstLine() throws IOException {
        assertThat(read("\ufeff{}\n\ufeff\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(LineReaderTest::text)
                .containsExactly("{}", "\ufeff");
    }

    @Test
    void lineOfTheLimit_isKeptWhole_andOneByteMoreIsOversized() throws IOException {
        // Given
        byte[] file = new byte[2 * Topic.MAX_VALUE_BYTES + 3];
        Arrays.fill(file, (byte) 'x');
        file[Topic.MAX_VALUE_BYTES] = '\n';
        file[file.length - 1] = '\n';

        // When
        List<Line> lines = read(file);

        // Then
        assertThat(lines).extracting(Line::oversized).containsExactly(false, true);
        assertThat(lines).extracting(line -> line.bytes().length).containsExactly(2097152, 2097153);
    }

    @Test
    void aHugeLine_isCutAndTheNextOneIsWhole() throws IOException {
        // Given
        byte[] file = new byte[5 * Topic.MAX_VALUE_BYTES];
        Arrays.fill(file, (byte) 'x');
        file[file.length - 4] = '\n';

        // When
        List<Line> lines = read(file);

        // Then
        assertThat(lines.get(0).length()).isEqualTo(file.length - 4);
        assertThat(lines.get(0).bytes()).hasSize(LineReader.KEPT_BYTES);
        assertThat(text(lines.get(1))).isEqualTo("xxx");
    }

    @Test
    void splitsAsStringSplitDoes_howeverTheBytesArrive() {
        Laws.forAll(1, 200, LineReaderTest::someText, text -> {
            List<String> expected = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
            if (expected.get(expected.size() - 1).isEmpty()) {
                expected.remove(expected.size() - 1);
            }
            expected.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);

            assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                    .extracting(LineReaderTest::text)
                    .isEqualTo(expected);
        });
    }

    private static String someText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append("ab\n\r ".charAt(random.nextInt(5)));
        }
        return text.toString();
    }

    /** Reads from a stream that hands out few bytes at a time. */
    private static List<Line> read(byte[] bytes) {
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, bytes.length > 1000 ? 30_000 : 3));
            }
        };
        List<Line> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(slow)) {
            for (Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return lines;
    }

    private static String text(Line line) {
        return new String(line.content(), StandardCharsets.UTF_8);
    }
}
