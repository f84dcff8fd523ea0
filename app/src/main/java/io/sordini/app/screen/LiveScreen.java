package io.sordini.app.screen;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows snapshots on a terminal, at most a few a second, until it is closed or the person ends it. What the terminal was
 * before it is again afterwards, whatever the reason of the end.
 */
public final class LiveScreen implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveScreen.class);

    private static final long FRAME_MS = 200;
    /** For what a key or a resize changed; a key that is held down asks for no more frames than this allows. */
    private static final long QUICK_FRAME_MS = 50;

    private static final long CLOSE_MS = 2_000;
    private static final int INTERRUPT = 2;
    /** Shells report a process that a signal ended as this and the signal's number. */
    private static final int SIGNALLED = 128;

    private final Terminal terminal;
    private final Theme theme;
    private final Supplier<Snapshot> source;
    private final Ends ends;
    private final Painter painter;
    private final Attributes before;
    private final HeldMessages messages = HeldMessages.hold();
    private final Thread thread = new Thread(this::run, "screen");
    private final EndSignals signals = EndSignals.handle(this::signalled);

    private volatile boolean resized;
    private volatile boolean closing;
    private boolean restored;

    private Navigation navigation = Navigation.START;
    private @Nullable Snapshot shown;

    /**
     * Who is told of an end that the person asked for, once the terminal is what it was.
     *
     * @param onQuit the key was pressed
     * @param onSignal Ctrl-C, or another signal; given the exit code that shells expect
     */
    record Ends(Runnable onQuit, IntConsumer onSignal) {}

    private LiveScreen(Terminal terminal, Theme theme, Supplier<Snapshot> source, Ends ends) {
        this.terminal = terminal;
        this.theme = theme;
        this.source = source;
        this.ends = ends;
        painter = new Painter(terminal);
        before = terminal.getAttributes();
    }

    /**
     * Takes over the terminal of this process. Ctrl-C and SIGTERM end the process as ever, after the terminal is restored.
     *
     * @param source asked for each frame, on the screen's own thread
     * @param onQuit told, when the terminal is what it was, that the person wants no more
     * @return nothing when input and output are no terminal or too simple a one
     */
    public static Optional<LiveScreen> open(
            Map<String, String> environment, Supplier<Snapshot> source, Runnable onQuit) {
        return Terminals.ofProcess(environment)
                .map(terminal -> open(
                        terminal, Terminals.theme(environment), source, new Ends(onQuit, Runtime.getRuntime()::exit)));
    }

    static LiveScreen open(Terminal terminal, Theme theme, Supplier<Snapshot> source, Ends ends) {
        LiveScreen screen = new LiveScreen(terminal, theme, source, ends);
        try {
            screen.start();
            return screen;
        } catch (RuntimeException e) {
            screen.restore();
            throw e;
        }
    }

    private void start() {
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        // Stopping in the background and dumping threads would leave the shell with a spoilt screen.
        raw.setControlChar(Attributes.ControlChar.VSUSP, 0);
        raw.setControlChar(Attributes.ControlChar.VQUIT, 0);
        terminal.setAttributes(raw);
        terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
        terminal.handle(Terminal.Signal.INT, signal -> signalled(INTERRUPT));
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the person still sees it. */
    public boolean isOpen() {
        return !closing;
    }

    /** Restores the terminal; from then on lines can be written to it again. */
    @Override
    public void close() {
        closing = true;
        if (!Thread.currentThread().equals(thread)) {
            try {
                thread.join(CLOSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        restore();
    }

    private void signalled(int number) {
        close();
        ends.onSignal().accept(SIGNALLED + number);
    }

    private void run() {
        Key last = Key.NONE;
        try {
            painter.enter();
            last = follow();
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).log("The screen failed; lines follow instead");
        } finally {
            closing = true;
            restore();
        }
        if (last == Key.INTERRUPT) {
            ends.onSignal().accept(SIGNALLED + INTERRUPT);
        } else if (last != Key.NONE) {
            ends.onQuit().run();
        }
    }

    /** The key that ended it, or none. */
    private Key follow() throws IOException {
        Size size = terminal.getSize();
        long painted = paint(size);
        boolean soon = false;
        while (!closing) {
            long wait = (soon ? QUICK_FRAME_MS : FRAME_MS) - millisSince(painted);
            Key key = wait > 0 ? Key.read(terminal.reader(), wait) : Key.NONE;
            if (key.ends()) {
                return key;
            }
            if (key == Key.REPAINT) {
                painter.forget();
            }
            navigation =
                    navigation.after(key, shown == null ? 0 : shown.latest().size());
            soon |= key != Key.NONE || resized;
            if (millisSince(painted) >= (soon ? QUICK_FRAME_MS : FRAME_MS)) {
                size = sizeNow(size);
                painted = paint(size);
                soon = false;
            }
        }
        return Key.NONE;
    }

    /** Asking for the size starts a process, so it is asked only when it has changed. */
    private Size sizeNow(Size size) {
        if (!resized) {
            return size;
        }
        resized = false;
        painter.forget();
        return terminal.getSize();
    }

    private long paint(Size size) {
        Snapshot now = source.get();
        if (shown == null || !navigation.paused()) {
            shown = now;
        }
        var view = new Viewport(size.getColumns(), size.getRows(), navigation.scrolled(), navigation.paused());
        painter.paint(Frame.of(shown, view, theme));
        return System.nanoTime();
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private synchronized void restore() {
        if (restored) {
            return;
        }
        restored = true;
        try (signals;
                terminal) {
            painter.leave();
            terminal.setAttributes(before);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The terminal could not be restored; the command reset does it");
        } finally {
            messages.release();
        }
    }
}
