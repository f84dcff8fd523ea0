package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The program in a JVM of its own, with this JVM's class path but for the tests; its output goes to two files. */
final class SordiniProcess implements AutoCloseable {

    private static final String MAIN = "io.sordini.app.Sordini";

    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private SordiniProcess(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** @param directory working directory, which also gets the output as {@code name.out} and {@code name.err} */
    static SordiniProcess start(Path directory, String name, String... arguments) throws IOException {
        return start(directory, name, List.of(), arguments);
    }

    /** @param options of the JVM, beside the usual ones */
    static SordiniProcess start(Path directory, String name, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", productClassPath(), MAIN));
        command.addAll(List.of(arguments));
        Path stdout = directory.resolve(name + ".out");
        Path stderr = directory.resolve(name + ".err");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        return new SordiniProcess(process, stdout, stderr);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no shutdown hook runs, no transaction ends, no file is flushed. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** SIGTERM, as a service manager sends it. */
    void terminate() {
        process.destroy();
    }

    int exitCode(Duration limit) throws InterruptedException {
        assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                .as("ended within " + limit.toSeconds() + " s; output:\n" + output())
                .isTrue();
        return process.exitValue();
    }

    /** Standard output, then standard error. */
    String output() {
        try {
            // Not readString: a process that was killed may have left half a character.
            return new String(Files.readAllBytes(stdout), StandardCharsets.UTF_8)
                    + new String(Files.readAllBytes(stderr), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    /** Without the tests' own classes and logging settings: the program runs with what it is shipped with. */
    private static String productClassPath() {
        String path = System.getProperty("java.class.path");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
