package io.sordini.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where figures come from.
 *
 * @param load processes that wanted to run in the last minute, on average, before the measurement began
 * @param others a sentence where something else ran on the machine, so that the figures are worth less
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Environment(String measured, String cpu, int cores, String os, String java, double load, String others) {

    /** More of this per core and the machine has other things to do. */
    private static final double IDLE = 0.3;

    static Environment now() throws IOException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        double load = Math.round(100 * system.getSystemLoadAverage()) / 100.0;
        return new Environment(
                Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(),
                cpuName(),
                system.getAvailableProcessors(),
                system.getName() + " " + system.getVersion(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                load,
                load > IDLE * system.getAvailableProcessors()
                        ? "The machine was busy with other things; trust the ratios rather than the times."
                        : "");
    }

    boolean isBusy() {
        return !others.isEmpty();
    }

    private static String cpuName() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    @Override
    public String toString() {
        return cpu + ", " + cores + " cores, " + os + ", " + java + ", load " + load + " before, " + measured
                + (isBusy() ? ". " + others : ".");
    }
}
