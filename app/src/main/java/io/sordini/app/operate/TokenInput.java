package io.sordini.app.operate;

import io.sordini.app.Console;
import io.sordini.app.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bearer token from a file or from standard input; never an argument, which other users of the machine could see. */
final class TokenInput {

    private static final int MOST_BYTES = 16 * 1024;
    private static final String SCHEME = "Bearer ";

    private TokenInput() {}

    /** @param file {@code -} for standard input */
    static String read(Path file, Console console) throws IOException {
        if (file.toString().equals("-")) {
            return read(console.in(), "standard input");
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Failure("--token-file " + file + " cannot be read: check that it exists and whose it is");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    private static String read(InputStream in, String where) throws IOException {
        // Of a file stream Java would ask for the position, which a pipe has not.
        byte[] bytes = new BufferedInputStream(in).readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Failure(where + " holds more than " + MOST_BYTES + " bytes: expected one token and nothing else");
        }
        return token(new String(bytes, StandardCharsets.UTF_8), where);
    }

    private static String token(String text, String where) {
        String token = text.strip();
        token = token.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? token.substring(SCHEME.length()).strip()
                : token;
        if (token.isEmpty() || token.chars().anyMatch(Character::isWhitespace)) {
            throw new Failure(where + ": expected one token and nothing else, found "
                    + (token.isEmpty() ? "nothing" : "several words"));
        }
        return token;
    }
}
