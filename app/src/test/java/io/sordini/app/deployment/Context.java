package io.sordini.app.deployment;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** What of a directory reaches the build: the last pattern that fits a path, or a directory that it is in, decides. */
final class Context {

    private record Pattern(PathMatcher matcher, boolean including) {}

    private final List<Pattern> patterns = new ArrayList<>();

    Context(String dockerignore) {
        dockerignore
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    boolean including = line.startsWith("!");
                    patterns.add(new Pattern(
                            FileSystems.getDefault().getPathMatcher("glob:" + (including ? line.substring(1) : line)),
                            including));
                });
    }

    boolean includes(String file) {
        boolean included = true;
        for (Pattern pattern : patterns) {
            for (Path path = Path.of(file); path != null; path = path.getParent()) {
                if (pattern.matcher.matches(path)) {
                    included = pattern.including;
                    break;
                }
            }
        }
        return included;
    }
}
