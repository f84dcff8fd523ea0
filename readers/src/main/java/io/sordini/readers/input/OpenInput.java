package io.sordini.readers.input;

import io.sordini.readers.lines.LineSource;
import io.sordini.readers.source.EventSource;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReaderException;
import io.sordini.readers.source.Tally;
import io.sordini.readers.sqlite.DatabaseSource;
import io.sordini.schemas.SourceRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file that is there as a whole, opened by what it holds. */
public final class OpenInput implements EventSource {

    private static final int BUFFER = 64 * 1024;

    private final InputFile file;
    private final EventSource source;
    private final Tally tally;
    private final long size;
    private final LongSupplier read;
    private boolean ended;

    private OpenInput(InputFile file, EventSource source, Tally tally, long size, LongSupplier read) {
        this.file = file;
        this.source = source;
        this.tally = tally;
        this.size = size;
        this.read = read;
    }

    /** @param format what the file holds; found out when absent */
    public static OpenInput open(InputFile file, @Nullable InputFormat format, Tally tally) throws IOException {
        Container container = Container.of(file.path());
        container.require(file.path(), format);
        String name = file.path().toString();
        long size = Files.size(file.path());
        if (container == Container.DATABASE) {
            DatabaseSource database = DatabaseSource.whole(name, file.path(), tally);
            return new OpenInput(file, database, tally, size, () -> (long) (database.share() * size));
        }
        ByteCount bytes = new ByteCount(Files.newInputStream(file.path()));
        try {
            InputStream in = container == Container.GZIP ? new GZIPInputStream(bytes, BUFFER) : bytes;
            return new OpenInput(file, LineSource.whole(name, in, format, tally), tally, size, bytes::bytes);
        } catch (IOException e) {
            bytes.close();
            throw damaged(file, e);
        }
    }

    @Override
    public @Nullable SourceRecord peek() throws IOException {
        try {
            SourceRecord record = source.peek();
            if (record == null && !ended) {
                ended = true;
                if (source instanceof LineSource lines && lines.unrecognised()) {
                    leaveOut();
                }
            }
            return record;
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        } catch (ReaderException e) {
            if (file.named() || e.isGeneral()) {
                throw e;
            }
            tally.note(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void leaveOut() {
        String what = file.path() + " is in no format that is read here";
        if (file.named()) {
            throw new ReaderException(
                    what + ": give MockLoop's logs or databases, access logs, or JSON lines of events;"
                            + " --format says what it is");
        }
        tally.note(what + ": left out");
    }

    private static ReaderException damaged(InputFile file, IOException e) {
        return new ReaderException(
                file.path() + " is damaged: unpack it as far as possible with 'gzip -dc' and read that ("
                        + e.getMessage() + ")",
                e);
    }

    @Override
    public void take() {
        source.take();
    }

    /** Bytes on the disk. */
    public long size() {
        return size;
    }

    /** How many of them were read, about. */
    public long read() {
        return Math.min(size, read.getAsLong());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
