package io.sordini.app;

import io.sordini.readers.source.FormatSummary;
import io.sordini.readers.source.InputFormat;
import io.sordini.readers.source.ReadSummary;
import java.io.PrintWriter;

/** Says what became of what was read, for each form of input. */
public final class InputOutcome {

    private InputOutcome() {}

    /** One line for each form, and one for each thing that is worth knowing about it. */
    public static void print(ReadSummary summary, PrintWriter out) {
        summary.formats().forEach((format, read) -> {
            if (read.files() > 0) {
                print(format, read, out);
            }
        });
        if (summary.formats().values().stream().allMatch(read -> read.files() == 0)) {
            out.println("read nothing: there is no line or row in them");
        }
        summary.notes().forEach(note -> out.println("  " + note));
        if (summary.of(InputFormat.MOCKLOOP_LOG).records() > 0
                && summary.of(InputFormat.MOCKLOOP_DB).records() > 0) {
            out.println("  if log and database are of the same server, every request was read twice: give one of them");
        }
    }

    private static void print(InputFormat format, FormatSummary read, PrintWriter out) {
        out.printf(
                "read %,d %s of %s in %,d %s: %,d events%n",
                read.entries(),
                format.entries(),
                format.phrase(),
                read.files(),
                read.files() == 1 ? "file" : "files",
                read.records());
        long requests = read.paired() + read.ambiguous() + read.unpaired();
        if (requests > 0) {
            out.printf(
                    "  of %,d requests %,d with their response, %,d with one that is probably theirs, %,d without%n",
                    requests, read.paired(), read.ambiguous(), read.unpaired());
        }
        String entries = format.entries();
        print(read.damaged(), entries + " damaged, handed on as they are", out);
        print(read.unreadable(), entries + " whose request is no HTTP, handed on with the rest", out);
        print(read.cut(), entries + " too long, cut", out);
        print(read.repaired(), entries + " not UTF-8, repaired", out);
        read.skipped().forEach((why, count) -> print(count, entries + " skipped: " + why.phrase(), out));
    }

    private static void print(long count, String what, PrintWriter out) {
        if (count > 0) {
            out.printf("  %s: %,d%n", what, count);
        }
    }
}
