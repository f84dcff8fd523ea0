package io.sordini.app;

import io.sordini.core.audit.AuditRecord;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The two files of a replay: one JSON document a line, in the order in which the fold made them. */
final class ReplayOutput implements Closeable {

    private final Path decisionsFile;
    private final Path auditFile;
    private final OutputStream decisions;
    private final OutputStream audit;
    private final Map<String, Long> decisionsByRule = new TreeMap<>();
    private long audited;

    private ReplayOutput(Path decisionsFile, Path auditFile, OutputStream decisions, OutputStream audit) {
        this.decisionsFile = decisionsFile;
        this.auditFile = auditFile;
        this.decisions = decisions;
        this.audit = audit;
    }

    /** @throws Failure when a file cannot be written */
    static ReplayOutput open(Path decisions, Path audit) throws IOException {
        OutputStream first = create(decisions);
        try {
            return new ReplayOutput(decisions, audit, first, create(audit));
        } catch (Failure e) {
            first.close();
            throw e;
        }
    }

    private static OutputStream create(Path file) {
        try {
            return new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024);
        } catch (IOException e) {
            throw new Failure(file + " cannot be written: give a file in a directory that exists", e);
        }
    }

    void audited(AuditRecord record) {
        audited++;
        write(audit, auditFile, record.value());
    }

    void published(Publication publication) {
        byte[] value = publication.value();
        if (publication.topic() == Topic.DECISIONS && value != null) {
            DecisionChange change = DecisionCodec.decodeChange(value);
            if (change.type() == DecisionChange.Type.CREATED || change.type() == DecisionChange.Type.REPLACED) {
                Decision decision = change.decision();
                String name =
                        decision.action().text() + " by " + decision.rule() + (decision.shadow() ? " (shadow)" : "");
                decisionsByRule.merge(name, 1L, Long::sum);
            }
            write(decisions, decisionsFile, value);
        }
    }

    private static void write(OutputStream out, Path file, byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static Failure failed(Path file, IOException e) {
        return new Failure("writing " + file + " failed: " + e.getMessage(), e);
    }

    void flush() {
        flush(decisions, decisionsFile);
        flush(audit, auditFile);
    }

    private static void flush(OutputStream out, Path file) {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Says what came out of how many events, and how fast. */
    void print(PrintWriter out, String policy, long events, long nanos) {
        out.printf("wrote %,d audit records to %s%n", audited, auditFile);
        long total =
                decisionsByRule.values().stream().mapToLong(Long::longValue).sum();
        out.printf("wrote %,d decisions of policy %s to %s%n", total, policy, decisionsFile);
        decisionsByRule.forEach((rule, count) -> out.printf("  %s: %,d%n", rule, count));
        double seconds = Math.max(1, nanos) / 1e9;
        out.printf("took %.1f s: %,.0f events/s%n", seconds, events / seconds);
    }

    @Override
    public void close() throws IOException {
        try (decisions) {
            audit.close();
        }
    }
}
