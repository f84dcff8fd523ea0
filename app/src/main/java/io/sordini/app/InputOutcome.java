package io.sordini.app;

import io.sordini.readers.ReadSummary;
import java.io.PrintWriter;

/** Says what became of the lines that were read. */
final class InputOutcome {

    private InputOutcome() {}

    static void print(ReadSummary summary, PrintWriter out) {
        out.printf("read %,d lines of %,d files: %,d events%n", summary.lines(), summary.files(), summary.records());
        long requests = summary.paired() + summary.ambiguous() + summary.unpaired();
        if (requests > 0) {
            out.printf(
                    "  of %,d requests %,d with their response, %,d with one that is probably theirs, %,d without%n",
                    requests, summary.paired(), summary.ambiguous(), summary.unpaired());
        }
        print(summary.damaged(), "damaged, handed on as they are", out);
        print(summary.cut(), "too long, cut", out);
        print(summary.repaired(), "not UTF-8, repaired", out);
        summary.skipped().forEach((why, count) -> print(count, "skipped: " + why.phrase(), out));
    }

    private static void print(long count, String what, PrintWriter out) {
        if (count > 0) {
            out.printf("  lines %s: %,d%n", what, count);
        }
    }
}
