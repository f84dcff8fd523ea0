package io.sordini.sandbox.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that only their owner may read, from the moment they exist. */
public final class PrivateFiles {

    private PrivateFiles() {}

    /** Makes a directory, and those above it, where it is missing. */
    public static Path directory(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return path;
        }
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        return isPosix(path)
                ? Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createDirectory(path);
    }

    /** Opens a new, empty file in place of one that may be there. */
    public static OutputStream replace(Path path) throws IOException {
        Files.deleteIfExists(path);
        if (isPosix(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.newOutputStream(path);
    }

    /** Writes text in UTF-8 in place of what may be there. */
    public static void write(Path path, String text) throws IOException {
        try (OutputStream out = replace(path)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
