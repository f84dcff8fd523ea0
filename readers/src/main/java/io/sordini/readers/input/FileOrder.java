package io.sordini.readers.input;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a directory are taken, and their order: by name, and what was rotated away from a file before it, oldest first.
 * {@code a.log-20260301}, {@code a.log-20260302.gz}, {@code a.log.2.gz}, {@code a.log.1}, {@code a.log}.
 */
public final class FileOrder {

    private static final Pattern LOG = Pattern.compile("(.*(?:[.]log|_log|[.]jsonl))(?:[.-](.*?))?(?:[.]gz)?");
    private static final Pattern DATABASE = Pattern.compile(".*[.]db");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    /** What a user is told of the files that are taken. */
    static final String TAKEN = "*.log*, *_log*, *.jsonl* and *.db";

    static final Comparator<Path> OLDEST_FIRST = Comparator.comparing(FileOrder::base)
            .thenComparing(FileOrder::rank)
            .thenComparing(FileOrder::age)
            .thenComparing(Path::toString);

    private FileOrder() {}

    static boolean isTaken(Path path) {
        String name = path.getFileName().toString();
        return LOG.matcher(name).matches() || DATABASE.matcher(name).matches();
    }

    /** Whether two files of one directory are the same log at different times, by their names. */
    public static boolean areOfOneLog(Path one, Path other) {
        return base(one).equals(base(other))
                && Objects.equals(
                        one.toAbsolutePath().getParent(), other.toAbsolutePath().getParent());
    }

    private static String base(Path path) {
        Matcher log = LOG.matcher(path.getFileName().toString());
        return log.matches() ? log.group(1) : path.getFileName().toString();
    }

    private static String suffix(Path path) {
        Matcher log = LOG.matcher(path.getFileName().toString());
        String suffix = log.matches() ? log.group(2) : null;
        return suffix == null || suffix.equals("gz") ? "" : suffix;
    }

    /** Dated ones, then numbered ones, then the one that is written to. */
    private static int rank(Path path) {
        String suffix = suffix(path);
        return suffix.isEmpty() ? 2 : NUMBER.matcher(suffix).matches() ? 1 : 0;
    }

    private static String age(Path path) {
        String suffix = suffix(path);
        return rank(path) == 1 ? "%06d".formatted(999_999 - Integer.parseInt(suffix)) : suffix;
    }
}
