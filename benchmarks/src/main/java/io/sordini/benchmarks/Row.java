package io.sordini.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One contestant on one input: medians over the rounds, with the range. Nanoseconds are of CPU.
 *
 * @param megabytesPerSecond of input for each second of CPU, a megabyte being 10^6 bytes
 * @param timesSordini how often its time is Sordini's on the same input
 * @param outputBytes written for each event or line
 * @param allocatedBytes for each event or line; absent for other processes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
        String contestant,
        String masks,
        double nanos,
        double lowestNanos,
        double highestNanos,
        double megabytesPerSecond,
        double timesSordini,
        double outputBytes,
        @Nullable Double allocatedBytes) {

    /**
     * @param input bytes of an event or line
     * @param sordini nanoseconds that Sordini takes for it
     * @param output bytes that the contestant makes of it
     */
    static Row of(
            String contestant,
            String masks,
            Series nanos,
            Series allocated,
            double input,
            double sordini,
            double output) {
        return new Row(
                contestant,
                masks,
                round(nanos.median()),
                round(nanos.lowest()),
                round(nanos.highest()),
                round(1000 * input / nanos.median()),
                Math.round(100 * nanos.median() / sordini) / 100.0,
                round(output),
                allocated.isEmpty() ? null : round(allocated.median()));
    }

    private static double round(double value) {
        return Math.round(10 * value) / 10.0;
    }

    static String header(String unit) {
        return "| contestant | masks | CPU ns per " + unit
                + " (range) | MB/s | time beside Sordini's | bytes written | bytes allocated |\n"
                + "|---|---|---|---|---|---|---|\n";
    }

    String line() {
        return String.format(
                "| %s | %s | %,.0f (%,.0f to %,.0f) | %,.1f | %.2f x | %,.0f | %s |%n",
                contestant,
                masks,
                nanos,
                lowestNanos,
                highestNanos,
                megabytesPerSecond,
                timesSordini,
                outputBytes,
                allocatedBytes == null ? "" : String.format("%,.0f", allocatedBytes));
    }
}
