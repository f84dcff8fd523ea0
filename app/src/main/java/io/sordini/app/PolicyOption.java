package io.sordini.app;

import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which policy a command follows. */
public final class PolicyOption {

    @Option(names = "--policy", paramLabel = "FILE", description = "Policy to follow; default: the one in the program.")
    private @Nullable Path file;

    /** As {@link #read(Path)}, of the file that the user named. */
    public Policy read() {
        return read(file);
    }

    /**
     * Reads a policy file, or takes the default.
     *
     * @throws io.sordini.core.policy.PolicyException naming every problem with file and line
     * @throws Failure when the file cannot be read
     */
    public static Policy read(@Nullable Path file) {
        if (file == null) {
            return PolicyReader.defaults();
        }
        try {
            return PolicyReader.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new Failure("policy " + file + " cannot be read: check that it exists and is UTF-8 text", e);
        }
    }
}
