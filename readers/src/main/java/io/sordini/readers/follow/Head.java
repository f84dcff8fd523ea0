package io.sordini.readers.follow;

import io.sordini.readers.input.Container;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The first bytes of a file, by which it is known again under another name, and packed: logs begin with a time.
 *
 * @param length how many bytes, at most {@value #MOST}
 * @param hash their SHA-256, in hexadecimal
 */
public record Head(int length, String hash) {

    static final int MOST = 1024;

    static final Head NOTHING = new Head(0, "");

    /** The head of a file as it is now, of at most so many bytes. */
    static Head of(Path path, int most) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                InputStream in = Container.of(path) == Container.GZIP ? new GZIPInputStream(file) : file) {
            byte[] bytes = in.readNBytes(most);
            return new Head(bytes.length, hash(bytes));
        } catch (EOFException | ZipException incomplete) {
            return NOTHING;
        }
    }

    /** Whether a file begins with the same bytes. */
    boolean isOf(Path path) throws IOException {
        return length > 0 && equals(of(path, length));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
