package io.sordini.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.sordini.app.config.ConfigReader;
import io.sordini.core.policy.PolicyReader;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command, block and link of the pages is what the program and the checkout really have. */
class DocumentationTest {

    private static final Path ROOT = ReferenceData.checkout();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\R(.*?)^ *```");
    private static final Pattern INLINE = Pattern.compile("`(\\./sordini[^`]*)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    /** A key that only this test knows. */
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private record Block(String language, String text) {}

    @TestFactory
    Stream<DynamicTest> everyCommandOfThePagesIsUnderstood() throws IOException {
        return pages().stream()
                .flatMap(page -> commands(page).stream()
                        .map(command ->
                                DynamicTest.dynamicTest(ROOT.relativize(page) + ": " + command, () -> parse(command))));
    }

    @Test
    void theReadmeNamesTheMainJobAndTheTests() throws IOException {
        List<String> shell = blocks(ROOT.resolve("README.md")).stream()
                .filter(block -> block.language.equals("sh"))
                .map(block -> block.text.strip())
                .toList();

        assertThat(shell).containsExactly("./sordini demo", "mvn -B -ntp verify");
    }

    @Test
    void everyPropertiesBlockIsAConfiguration(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("secrets.properties"),
                "jaas=a login\nkeystore=a password\npager=whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX\nchat-url=https://chat.example.com/x\n");
        int seen = 0;
        for (Path page : pages()) {
            for (Block block : blocks(page)) {
                if (block.language.equals("properties")) {
                    Path file = directory.resolve("block" + seen++ + ".properties");
                    Files.writeString(
                            file,
                            block.text
                                    .replaceAll("(?m)^ +", "")
                                    .replaceAll("REPLACE-WITH-[A-Z0-9-]+", KEY)
                                    .replace("/etc/sordini", directory.toString()));
                    assertThat(bootstrapServers(file)).isNotEmpty();
                }
            }
        }
        assertThat(seen).isPositive();
    }

    /** Of a whole configuration, or of the part that is about brokers. */
    private static String bootstrapServers(Path file) throws IOException {
        return Files.readString(file).contains("keys.")
                ? ConfigReader.read(file, Map.of()).bootstrapServers()
                : ConfigReader.readBroker(file).bootstrapServers();
    }

    @Test
    void everyYamlBlockIsAPolicy() throws IOException {
        int seen = 0;
        for (Path page : pages()) {
            for (Block block : blocks(page)) {
                if (block.language.equals("yaml")) {
                    assertThat(PolicyReader.read(page.toString(), block.text).name())
                            .isNotEmpty();
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void everyBlockIsOfAKindThatIsChecked() throws IOException {
        for (Path page : pages()) {
            assertThat(blocks(page))
                    .as(page.toString())
                    .allSatisfy(block ->
                            assertThat(block.language).isIn("", "sh", "properties", "mermaid", "text", "yaml"));
        }
    }

    @Test
    void everyTextBlockIsAScreenAsItIsTested() throws IOException {
        List<String> screens = new ArrayList<>();
        try (Stream<Path> resources = Files.list(ROOT.resolve("app/src/test/resources"))) {
            resources
                    .filter(file -> file.getFileName().toString().startsWith("screen-"))
                    .forEach(file -> screens.add(read(file)));
        }
        int seen = 0;
        for (Path page : pages()) {
            for (Block block : blocks(page)) {
                if (block.language.equals("text")) {
                    assertThat(screens).as(page.toString()).contains(block.text);
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        int seen = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!link.group(1).startsWith("http")) {
                    assertThat(page.resolveSibling(link.group(1))).exists();
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    private static void parse(String command) {
        CommandSyntax.fault(words(command)).ifPresent(fault -> fail(command + ": " + fault));
    }

    /** As a shell splits them; quotes hold words together. */
    private static List<String> words(String command) {
        return Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    /** Commands in blocks and in running text, alternatives spelled out and the launcher's name taken off. */
    private static List<String> commands(Path page) {
        List<String> commands = new ArrayList<>();
        String text = read(page);
        Matcher inline = INLINE.matcher(text);
        while (inline.find()) {
            commands.add(inline.group(1));
        }
        for (Block block : blocks(page)) {
            if (block.language.equals("sh")) {
                Arrays.stream(block.text.split("\\R"))
                        .map(String::strip)
                        .filter(command -> command.startsWith("./sordini"))
                        .forEach(commands::add);
            }
        }
        return commands.stream()
                .map(command -> command.substring("./sordini ".length()).replace("PATH...", "PATH"))
                .toList();
    }

    private static List<Block> blocks(Path page) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(read(page));
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2)));
        }
        return blocks;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
