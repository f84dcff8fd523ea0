package io.sordini.readers.input;

import io.sordini.readers.source.ReaderException;
import io.sordini.readers.source.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** From what the user names to the files to read, each once. */
public final class Inputs {

    private Inputs() {}

    /**
     * The files themselves, and of directories every log and database, oldest first.
     *
     * @throws ReaderException when an input does not exist, cannot be read, or is a directory without any of them
     */
    public static List<InputFile> files(List<Path> inputs, Tally tally) {
        List<InputFile> files = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Path input : inputs) {
            for (InputFile file : files(input, tally)) {
                if (seen.add(identity(file))) {
                    files.add(file);
                } else {
                    tally.note(file.path() + " is given more than once: read once");
                }
            }
        }
        return files;
    }

    private static List<InputFile> files(Path input, Tally tally) {
        if (!Files.isReadable(input)) {
            throw new ReaderException(
                    Files.exists(input)
                            ? input + " cannot be read: check its permissions"
                            : input + " does not exist: give logs or databases, or directories that hold them");
        }
        requireFile(input);
        if (!Files.isDirectory(input)) {
            return List.of(new InputFile(input, true));
        }
        List<InputFile> files = new ArrayList<>();
        for (Path path : list(input)) {
            if (isPackedBeside(path)) {
                tally.note(path + " is left out: it is there unpacked as well");
            } else {
                files.add(new InputFile(path, false));
            }
        }
        if (files.isEmpty()) {
            throw new ReaderException(
                    "directory " + input + " holds no " + FileOrder.TAKEN + ": name the files themselves");
        }
        return files;
    }

    /**
     * A file is looked into before it is read, and read from where an earlier run was.
     *
     * @throws ReaderException when something is there that cannot be read twice
     */
    public static void requireFile(Path input) {
        if (Files.exists(input) && !Files.isRegularFile(input) && !Files.isDirectory(input)) {
            throw new ReaderException(
                    input + " is a pipe or a device, which can be read only once: write what comes out"
                            + " of it to a file and give that");
        }
    }

    /** Whether a file is a packed one, and what was packed is still there: it may not be complete yet. */
    public static boolean isPackedBeside(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".gz") && Files.exists(path.resolveSibling(name.substring(0, name.length() - 3)));
    }

    /** Logs and databases of a directory, oldest first. */
    public static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> FileOrder.isTaken(path) && Files.isRegularFile(path))
                    .sorted(FileOrder.OLDEST_FIRST)
                    .toList();
        } catch (IOException e) {
            throw new ReaderException("directory " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String identity(InputFile file) {
        try {
            return file.identity();
        } catch (IOException e) {
            throw new ReaderException(file.path() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
