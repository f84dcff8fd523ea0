package io.sordini.app.backtest;

import io.sordini.app.InputOutcome;
import io.sordini.app.screen.ProgressBar;
import io.sordini.readers.LogReader;
import io.sordini.readers.source.InputFormat;
import io.sordini.schemas.SourceRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of every form that is read. */
final class FileHistory implements History {

    private final LogReader reader;

    FileHistory(List<Path> files, @Nullable InputFormat form) {
        this.reader = LogReader.open(files, form);
    }

    @Override
    public @Nullable SourceRecord next() {
        return reader.next();
    }

    @Override
    public void show(ProgressBar bar, long events) {
        bar.show(reader.bytesRead(), reader.bytes(), events);
    }

    @Override
    public void print(PrintWriter out) {
        InputOutcome.print(reader.summary(), out);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
