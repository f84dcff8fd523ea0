package io.sordini.app.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sordini.app.Cli;
import io.sordini.app.config.ConfigReader;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.command.SigningKey;
import io.sordini.schemas.subject.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    @TempDir
    private Path directory;

    @Test
    void operatorsKeyIsTheOwnersAlone_andThePolicyEntryCanBePasted() throws IOException {
        Path file = directory.resolve("ann.key");

        Cli run = Cli.run("keys", "create", "--operator", "ann", "--out", file);

        assertThat(run.exit()).as(run.messages()).isZero();
        SigningKey key = SigningKey.parsePem(Files.readString(file));
        assertThat(key.operator()).isEqualTo("ann");
        assertThat(PolicyReader.read("pasted", "name: mine\n" + run.out()).operators())
                .singleElement()
                .satisfies(operator -> assertThat(operator.name()).isEqualTo("ann"))
                .satisfies(operator ->
                        assertThat(operator.key()).isEqualTo(key.publicKey().text()));
        assertThat(run.messages()).contains(key.publicKey().fingerprint());
        assertThat(run.out() + run.messages()).doesNotContain(secretOf(file));
        assertOwnersOnly(file);
    }

    @Test
    void noFileIsEverOverwritten() throws IOException {
        Path file = Files.writeString(directory.resolve("there.key"), "precious");

        for (Cli run : new Cli[] {
            Cli.run("keys", "create", "--operator", "ann", "--out", file),
            Cli.run("keys", "create", "--subject", "--out", file)
        }) {
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.messages()).contains("there.key exists already", "--out");
        }
        assertThat(file).hasContent("precious");
    }

    @Test
    void fileThatCannotBeMadeIsSaid() {
        Cli run = Cli.run("keys", "create", "--operator", "ann", "--out", directory.resolve("no/such/ann.key"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.messages()).contains("cannot be written").doesNotContain("\tat ");
    }

    @Test
    void subjectKeysAreReadAsTheyWereWritten_andOldOnesGoOnMatching() throws IOException {
        Path old = directory.resolve("keys.properties");
        Path rotated = directory.resolve("rotated.properties");

        Cli created = Cli.run("keys", "create", "--subject", "--out", old);
        Cli rotation =
                Cli.run("keys", "create", "--subject", "--rotate", old, "--purpose", "tokens,users", "--out", rotated);

        assertThat(created.exit() + rotation.exit())
                .as(created.messages() + rotation.messages())
                .isZero();
        Keyring before = ConfigReader.readKeys(old);
        Keyring after = ConfigReader.readKeys(rotated);
        assertThat(after.candidates("a.b.c")).hasSize(2).contains(before.token("a.b.c"));
        assertThat(after.token("a.b.c").value()).startsWith("k2.");
        assertThat(after.userCandidates("Bob")).containsExactly(after.user("bob"), before.user("bob"));
        assertThat(after.audit().hashes("x")).isEqualTo(before.audit().hashes("x"));
        assertThat(rotation.messages()).contains("enforcers first");
        assertThat(created.out()).contains("keys.tokens=${file:" + old + ":keys.tokens}");
        assertThat(created.out() + created.messages()).doesNotContain(secretOf(old));
        assertOwnersOnly(rotated);
    }

    @Test
    void linesThatArePrintedAreAConfiguration() throws IOException {
        Path keys = directory.resolve("keys.properties");
        Cli created = Cli.run("keys", "create", "--subject", "--out", keys);
        Path config = Files.writeString(directory.resolve("sordini.properties"), created.out());

        assertThat(ConfigReader.readKeys(config).user("bob"))
                .isEqualTo(ConfigReader.readKeys(keys).user("bob"));
    }

    @Test
    void listTellsKeysApartAndShowsNone() throws IOException {
        Path keys = directory.resolve("keys.properties");
        Path signing = directory.resolve("ann.key");
        Path policy = directory.resolve("policy.yaml");
        Cli.run("keys", "create", "--subject", "--out", keys);
        Files.writeString(
                policy,
                "name: mine\n"
                        + Cli.run("keys", "create", "--operator", "ann", "--out", signing)
                                .out());

        Cli run = Cli.run("keys", "list", "--keys", keys, "--signing-key", signing, "--policy", policy);

        assertThat(run.exit()).as(run.messages()).isZero();
        String fingerprint =
                SigningKey.parsePem(Files.readString(signing)).publicKey().fingerprint();
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("tokens +k1 +\\S{11} +makes and matches"))
                .anyMatch(line -> line.matches("commands +ann +" + fingerprint + " +signs"))
                .anyMatch(line -> line.matches("commands +ann +" + fingerprint + " +is obeyed"));
        assertThat(run.out()).doesNotContain(secretOf(keys)).doesNotContain(secretOf(signing));
    }

    @Test
    void fileThatHoldsNoKeyIsSaidAndNotRepeated() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.key"), "Operator: ann\nsecret\n");

        Cli run = Cli.run("keys", "list", "--signing-key", file);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.messages())
                .contains("bad.key is no signing key", "keys create")
                .doesNotContain("secret", "\tat ");
        assertThat(Cli.run("keys", "list", "--signing-key", directory.resolve("absent"))
                        .messages())
                .contains("absent does not exist", "keys create");
    }

    @Test
    void keyThatOthersMayReadIsWarnedOf() throws IOException {
        Path file = directory.resolve("ann.key");
        Cli.run("keys", "create", "--operator", "ann", "--out", file);
        assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(Cli.run("keys", "list", "--signing-key", file).messages()).contains("chmod 600");
    }

    @Test
    void wrongUseIsSaid() {
        Path out = directory.resolve("x");

        for (Cli run : new Cli[] {
            Cli.run("keys"),
            Cli.run("keys", "create", "--out", out),
            Cli.run("keys", "create", "--operator", "ann", "--subject", "--out", out),
            Cli.run("keys", "create", "--operator", "Ann Smith", "--out", out),
            Cli.run("keys", "create", "--operator", "ann", "--rotate", out, "--out", out),
            Cli.run("keys", "create", "--subject", "--purpose", "tokens", "--out", out),
            Cli.run("keys", "list")
        }) {
            assertThat(run.exit()).as(run.messages()).isEqualTo(2);
        }
        assertThat(out).doesNotExist();
    }

    /** A line that nobody may see. */
    private static String secretOf(Path file) throws IOException {
        String text = Files.readString(file);
        return text.contains("PRIVATE KEY")
                ? text.lines().toList().get(2)
                : text.lines().toList().get(0).substring("keys.tokens=k1:".length());
    }

    private static void assertOwnersOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
