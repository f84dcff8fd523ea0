package io.sordini.core.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.scan.MaskClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each class texts in which it fires, and near misses in which it must not. */
class ScannerExamplesTest {

    private static final String RESOURCE = "examples.txt";

    private final Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

    /** A line {@code class | text | masked text}; a near miss has {@code =} for what it becomes. */
    record Example(String ofClass, String text, String masked) {

        static Example of(String line) {
            String[] columns = line.split(" \\| ", 3);
            return new Example(columns[0], columns[1], columns[2].equals("=") ? columns[1] : columns[2]);
        }

        boolean isNearMiss() {
            return text.equals(masked);
        }
    }

    static List<Example> examples() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ScannerExamplesTest.class.getResourceAsStream(RESOURCE), "the examples")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(Example::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsMaskedAsItSays(Example example) {
        String masked = sanitizer.maskText(example.text());

        assertThat(masked).isEqualTo(example.masked());
        assertThat(sanitizer.maskText(masked)).as("masked twice").isEqualTo(masked);
    }

    @Test
    void everyClassOfContentFiresAndHasNearMisses() throws IOException {
        Set<String> content = new TreeSet<>(
                Set.of("name", "email", "card", "ssn", "ip", "mac", "phone", "iban", "jwt", "secret", "wallet"));

        assertThat(classes(false)).containsAll(content);
        assertThat(classes(true)).containsAll(content);
        assertThat(content)
                .isSubsetOf(List.of(MaskClass.values()).stream()
                        .map(MaskClass::text)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> classes(boolean nearMiss) throws IOException {
        return examples().stream()
                .filter(example -> example.isNearMiss() == nearMiss)
                .map(Example::ofClass)
                .collect(Collectors.toSet());
    }
}
