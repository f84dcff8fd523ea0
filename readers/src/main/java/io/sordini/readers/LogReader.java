package io.sordini.readers;

import io.sordini.readers.input.Container;
import io.sordini.readers.input.InputFile;
import io.sordini.readers.input.Inputs;
import io.sordini.readers.input.OpenInput;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.Merge;
import io.sordini.readers.source.ReadSummary;
import io.sordini.readers.source.ReaderException;
import io.sordini.readers.source.Tally;
import io.sordini.schemas.SourceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what there is and merges it by time, then by the order of the files, then by line. Within one file the order of
 * its lines or rows is kept even where its times run backwards. What a file is, is told by its content.
 */
public final class LogReader implements Closeable {

    private final List<OpenInput> inputs = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Merge merge = new Merge();

    private LogReader() {}

    /** The same for files of every format. */
    public static LogReader open(List<Path> inputs) {
        return open(inputs, null);
    }

    /**
     * Opens files, and of directories every log and database, oldest first.
     *
     * @param format what the files hold; found out for each when absent
     * @throws ReaderException when an input does not exist, cannot be read, is a directory without logs, or holds nothing
     *     that is understood
     */
    public static LogReader open(List<Path> inputs, @Nullable InputFormat format) {
        LogReader reader = new LogReader();
        try {
            for (InputFile file : Inputs.files(inputs, reader.tally)) {
                reader.add(file, format);
            }
            reader.merge.ask();
            return reader;
        } catch (IOException | ReaderException e) {
            reader.closeAfter(e);
            throw e instanceof ReaderException known ? known : new ReaderException("cannot read: " + e.getMessage(), e);
        }
    }

    private void add(InputFile file, @Nullable InputFormat format) throws IOException {
        if (!file.named() && !Container.of(file.path()).fits(format)) {
            tally.note(file.path() + " is left out: it is not what --format says");
            return;
        }
        OpenInput input = OpenInput.open(file, format, tally);
        inputs.add(input);
        merge.add(input);
    }

    /**
     * The next record, or null at the end of all inputs.
     *
     * @throws ReaderException when a file can no longer be read
     */
    public @Nullable SourceRecord next() {
        return merge.next();
    }

    /** What was read so far. */
    public ReadSummary summary() {
        return tally.summary();
    }

    /** Bytes of all files. */
    public long bytes() {
        return inputs.stream().mapToLong(OpenInput::size).sum();
    }

    /** How many of them were read, about. */
    public long bytesRead() {
        return inputs.stream().mapToLong(OpenInput::read).sum();
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (OpenInput input : inputs) {
            try {
                input.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void closeAfter(Exception cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
