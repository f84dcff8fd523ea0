package io.sordini.readers.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A log opened in its middle. */
public final class OpenLog {

    private final InputStream in;
    private final ByteCount bytes;
    private final long start;

    private OpenLog(InputStream in, ByteCount bytes, long start) {
        this.in = in;
        this.bytes = bytes;
        this.start = start;
    }

    /**
     * Opens a log where reading goes on. A plain one that grows can be read on after its end.
     *
     * @param offset bytes of the log before that place; of a packed one, of what is in it
     */
    public static OpenLog at(Path path, long offset) throws IOException {
        if (Container.of(path) == Container.GZIP) {
            ByteCount bytes = new ByteCount(Files.newInputStream(path));
            try {
                InputStream in = new GZIPInputStream(bytes);
                in.skipNBytes(offset);
                return new OpenLog(in, bytes, 0);
            } catch (IOException e) {
                bytes.close();
                throw e;
            }
        }
        SeekableByteChannel channel = Files.newByteChannel(path);
        channel.position(offset);
        ByteCount bytes = new ByteCount(Channels.newInputStream(channel));
        return new OpenLog(bytes, bytes, offset);
    }

    public InputStream in() {
        return in;
    }

    /** How far the file was read, in bytes on the disk. */
    public long readTo() {
        return start + bytes.bytes();
    }
}
