package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAbsentTest {

    private static String nobody = "";

    @TempDir
    private Path directory;

    @BeforeAll
    static void findAnAddressThatNobodyServes() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest LOG --config CONFIG",
                "block 203.0.113.7 --actor ann --reason x --config CONFIG",
                "decisions list --config CONFIG",
                "topics check --config CONFIG",
                "topics create --config CONFIG",
                "run --roles audit --config CONFIG"
            })
    @Timeout(60)
    void isSaidWithinSeconds_andByName(String command) throws IOException {
        // Given
        Path log = Files.writeString(directory.resolve("a.log"), "{\"method\":\"GET\",\"path\":\"/\"}\n");
        Path config = Files.writeString(
                directory.resolve("sordini.properties"),
                String.join(
                        "\n",
                        "bootstrap.servers=" + nobody,
                        "state.dir=" + directory.resolve("state"),
                        "http.listen=",
                        "keys.tokens=k1:AAAAAAAAAAAAAAAAAAAAAA==",
                        "keys.users=k1:AAAAAAAAAAAAAAAAAAAAAA==",
                        "keys.audit=k1:AAAAAAAAAAAAAAAAAAAAAA=="));
        Object[] args = Arrays.stream(command.split(" "))
                .map(word -> word.equals("LOG") ? log : word.equals("CONFIG") ? config : word)
                .toArray();

        // When
        Cli run = Cli.run(args);

        // Then
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.messages())
                .startsWith("sordini: " + nobody + " does not answer")
                .doesNotContain("\tat ");
        assertThat(run.messages().strip().lines()).hasSize(1);
    }
}
