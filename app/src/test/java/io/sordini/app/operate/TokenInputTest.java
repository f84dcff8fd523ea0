package io.sordini.app.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.app.Console;
import io.sordini.app.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenInputTest {

    private static final Path STANDARD_INPUT = Path.of("-");

    @TempDir
    private Path directory;

    @Test
    void tokenIsReadFromStandardInputOrAFile_withoutItsScheme() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "bearer a.b.c\n");

        assertThat(TokenInput.read(STANDARD_INPUT, console("a.b.c\n"))).isEqualTo("a.b.c");
        assertThat(TokenInput.read(file, console(""))).isEqualTo("a.b.c");
    }

    @Test
    void whatIsNoTokenIsRefusedAndNotRepeated() {
        for (String wrong : new String[] {"", "  \n", "secret1 secret2", "secret1\nsecret2", "s".repeat(16_385)}) {
            assertThatThrownBy(() -> TokenInput.read(STANDARD_INPUT, console(wrong)))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("one token and nothing else")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TokenInput.read(directory.resolve("absent"), console("")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("absent cannot be read");
    }

    private static Console console(String in) {
        return Console.of(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream());
    }
}
