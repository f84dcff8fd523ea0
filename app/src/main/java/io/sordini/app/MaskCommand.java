package io.sordini.app;

import io.sordini.core.sanitize.Sanitizer;
import io.sordini.readers.lines.Line;
import io.sordini.readers.lines.LineReader;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Standard input to standard output, line by line, without what must not be seen. */
@Command(
        name = "mask",
        description = "Mask standard input to standard output: one line in, one line out, in the same order.",
        mixinStandardHelpOptions = true)
final class MaskCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Option(names = "--text", description = "Lines are plain text; without this, each is a JSON document.")
    private boolean text;

    MaskCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Sanitizer sanitizer = new Sanitizer(policy.read().masking());
        OutputStream out = new BufferedOutputStream(console.out(), 64 * 1024);
        try (LineReader lines = new LineReader(new FlushBeforeWaiting(console.in(), out))) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                write(line, masked(line, sanitizer), out);
            }
        }
        out.flush();
        return 0;
    }

    private byte[] masked(Line line, Sanitizer sanitizer) {
        byte[] content = line.content();
        if (content.length == 0) {
            return content;
        }
        if (line.oversized()) { // what is not read as a whole is not judged in parts
            String all = "[MASKED: " + line.length() + " bytes]";
            return (text ? all : "\"" + all + "\"").getBytes(StandardCharsets.UTF_8);
        }
        return text
                ? sanitizer
                        .maskText(new String(content, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)
                : sanitizer.maskJson(content);
    }

    private static void write(Line line, byte[] masked, OutputStream out) throws IOException {
        for (byte b : masked) { // a masked line is one line, whatever masking made of it
            out.write(b == '\n' || b == '\r' ? ' ' : b);
        }
        if (line.endsInCarriageReturn()) {
            out.write('\r');
        }
        if (line.ended()) {
            out.write('\n');
        }
    }

    /** Whoever waits for an answer before sending the next line gets it. */
    private static final class FlushBeforeWaiting extends FilterInputStream {
        private final OutputStream out;

        FlushBeforeWaiting(InputStream in, OutputStream out) {
            super(in);
            this.out = out;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            out.flush();
            return super.read(into, offset, length);
        }
    }
}
