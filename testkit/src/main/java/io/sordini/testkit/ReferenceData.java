package io.sordini.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data beside the checkout that is not part of it; a test that needs it is skipped, visibly, where it is absent. */
public final class ReferenceData {

    private ReferenceData() {}

    /** The path of reference data, such as {@code samples/mockloop/logs}; skips the calling test if it is absent. */
    public static Path require(String name) {
        Path path = checkout().resolveSibling("shared").resolve(name);
        Assumptions.assumeTrue(
                Files.exists(path), () -> "skipped: reference data " + name + " is not beside this checkout");
        return path;
    }

    /** The root of the checkout under test. */
    public static Path checkout() {
        String root = System.getenv("SORDINI_TEST_ROOT");
        if (root == null) {
            throw new IllegalStateException("run the tests through Maven, which sets SORDINI_TEST_ROOT");
        }
        return Path.of(root).toAbsolutePath();
    }
}
