package io.sordini.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole screen on a pseudo terminal: keys go in as bytes, what comes out are the bytes that a terminal would get. */
@Timeout(30)
class LiveScreenTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final CountDownLatch quit = new CountDownLatch(1);
    private final AtomicInteger exit = new AtomicInteger();
    private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Samples.snapshot());
    private volatile Attributes set = new Attributes();

    private LineDisciplineTerminal terminal;
    private LiveScreen screen;

    @BeforeEach
    void open() throws IOException {
        terminal = new LineDisciplineTerminal("test", "xterm-256color", output, StandardCharsets.UTF_8) {
            @Override
            public void setAttributes(Attributes attributes) {
                super.setAttributes(attributes);
                set = new Attributes(attributes);
            }
        };
        terminal.setSize(Size.of(80, 24));
        screen = LiveScreen.open(
                terminal, Samples.UNICODE, snapshot::get, new LiveScreen.Ends(quit::countDown, exit::set));
        shows("running, 23 s left");
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void start_takesAnotherScreen_withoutCursorAndEcho() {
        // Then
        assertThat(written()).startsWith("\033[?1049h\033[?25l\033[?7l");
        assertThat(terminal.getAttributes().getLocalFlag(Attributes.LocalFlag.ECHO))
                .isFalse();
        assertThat(terminal.getAttributes().getLocalFlag(Attributes.LocalFlag.ICANON))
                .isFalse();
    }

    @Test
    void q_restoresTheTerminal_andThenTells() throws Exception {
        // When
        type("q");

        // Then
        assertThat(quit.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertRestored();
        assertThat(screen.isOpen()).isFalse();
        assertThat(exit).hasValue(0);
    }

    @Test
    void ctrlC_restoresTheTerminal_andEndsAsShellsExpect() throws Exception {
        // When
        type("\003");

        // Then
        Await.until("the end", SOON, () -> exit.get() != 0);
        assertThat(exit).hasValue(130);
        assertRestored();
    }

    @Test
    void interruptSignal_restoresTheTerminal_andEndsAsShellsExpect() {
        // When
        terminal.raise(Terminal.Signal.INT);

        // Then
        assertThat(exit).hasValue(130);
        assertRestored();
    }

    @Test
    void close_restoresTheTerminal_onlyOnce() {
        // When
        screen.close();
        screen.close();

        // Then
        assertRestored();
        assertThat(written().split("\033\\[\\?1049l", -1)).hasSize(2);
    }

    @Test
    void fault_restoresTheTerminal() {
        // When
        snapshot.set(null);

        // Then
        Await.until("the end", SOON, () -> !screen.isOpen());
        screen.close();
        assertRestored();
    }

    @Test
    void resize_paintsForTheNewSize() {
        // When
        terminal.setSize(Size.of(200, 50));
        terminal.raise(Terminal.Signal.WINCH);

        // Then
        shows("\033[50;1H");
    }

    @Test
    void unchangedPicture_isNotPaintedAgain() throws Exception {
        // Given
        int size = written().length();

        // When
        type("\033[B");
        shows("the newest 1 are above");
        String after = written().substring(size);

        // Then: the decisions and the last line, not the header
        assertThat(after).contains("\033[24;1H").doesNotContain("\033[1;1H").contains("\033[?2026h", "\033[?2026l");
    }

    @Test
    void p_holdsThePicture_untilItIsPressedAgain() throws Exception {
        // Given
        type("p");
        shows("PAUSED");

        // When
        snapshot.set(Samples.with(List.of(Samples.entry(9, "BLOCK", "ip:192.0.2.9", "rule-b", "A new one."))));
        type("j");
        shows("the newest 1 are above");

        // Then
        assertThat(written()).doesNotContain("192.0.2.9");
        type("p");
        shows("192.0.2.9");
    }

    private void assertRestored() {
        assertThat(written()).endsWith("\033[0m\033[?7h\033[?25h\033[?1049l");
        assertThat(set.getLocalFlag(Attributes.LocalFlag.ECHO)).isTrue();
        assertThat(set.getLocalFlag(Attributes.LocalFlag.ICANON)).isTrue();
    }

    private void type(String keys) throws IOException {
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    private void shows(String text) {
        Await.until(() -> text + " in " + written(), SOON, () -> written().contains(text));
    }

    private String written() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
