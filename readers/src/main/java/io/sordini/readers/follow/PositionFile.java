package io.sordini.readers.follow;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sordini.readers.source.ReaderException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Positions in a file. It is replaced as a whole and written through to the disk, so that it is there after any crash. */
public final class PositionFile {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private record Content(int version, Positions positions) {}

    private final Path path;

    public PositionFile(Path path) {
        this.path = path;
    }

    /**
     * What was written last; the start when there is no file.
     *
     * @throws ReaderException when the file is not one of positions
     */
    public Positions read() {
        if (!Files.exists(path)) {
            return Positions.START;
        }
        try {
            Content content = JSON.readValue(path.toFile(), Content.class);
            if (content.version != VERSION) {
                throw unusable("its version is " + content.version + ", not " + VERSION);
            }
            return Objects.requireNonNull(content.positions);
        } catch (JacksonException | NullPointerException e) {
            throw unusable("it is not what was written");
        } catch (IOException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    private ReaderException unusable(String why) {
        return new ReaderException("the positions in " + path + " cannot be read: " + why
                + "; name another file, or remove it to read everything from its beginning");
    }

    /** @throws ReaderException when the file cannot be written */
    public void write(Positions positions) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(new Content(VERSION, positions)));
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new ReaderException(
                    "the positions cannot be written to " + path + ": its directory does not exist: make it first", e);
        } catch (IOException e) {
            throw new ReaderException("the positions cannot be written to " + path + ": " + e.getMessage(), e);
        }
    }
}
