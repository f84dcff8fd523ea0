package io.sordini.app.operate;

import io.sordini.app.operate.Dossier.Listed;
import io.sordini.app.screen.Cleaner;
import io.sordini.app.screen.Table;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A dossier for people. */
final class DossierText {

    private final PrintWriter out;
    private final Instant now;

    DossierText(PrintWriter out, Instant now) {
        this.out = out;
        this.now = now;
    }

    /** One row of the timeline. */
    private record Row(Instant at, String what, String says) {}

    void print(Dossier dossier) {
        Decision decision = dossier.decision();
        inForce(dossier);
        field("decision", decision.id() + ", " + action(decision) + " " + decision.subject());
        field(
                "rule",
                DecisionWatch.by(decision) + (decision.cause() == null ? "" : ", from decision " + decision.cause()));
        policy(decision, dossier.basis());
        field("made", decision.createdAt() + ", until " + decision.expiresAt());
        field("reason", decision.reason());
        if (!decision.except().isEmpty()) {
            field("spares", String.join(", ", decision.except()));
        }
        dossier.words().forEach(words -> field("counted", words));
        out.println();
        timeline(dossier);
        out.println();
        dossier.judgement().findings().forEach(finding -> field("checked", finding));
        field("verdict", dossier.judgement().support().text());
    }

    private void policy(Decision decision, Dossier.Basis basis) {
        switch (basis.original()) {
            case FOUND -> field("policy", basis.checkedBy().toString());
            case NOT_SOUGHT -> field("policy", decision.policyVersion() + ", checked by " + basis.checkedBy());
            case GONE -> {
                field(
                        "policy",
                        decision.policyVersion() + ", whose text is gone: what " + decision.rule() + " said there");
                field("", "is not known any more. Checked by " + basis.checkedBy());
            }
        }
    }

    private void inForce(Dossier dossier) {
        for (Decision each : dossier.inForce()) {
            field(
                    "in force",
                    each.action().text() + " " + each.subject() + " by " + DecisionWatch.by(each) + ", "
                            + TimeLeft.of(now, each.expiresAt()) + " left");
        }
        if (dossier.inForce().isEmpty()) {
            field("in force", "nothing");
        }
    }

    private void timeline(Dossier dossier) {
        List<Row> rows = new ArrayList<>();
        List<Listed> lost = new ArrayList<>();
        for (Listed listed : dossier.events()) {
            byte[] masked = listed.masked();
            if (listed.at() == null || masked == null) {
                lost.add(listed);
            } else {
                rows.add(new Row(
                        listed.at(),
                        listed.state() == Dossier.Whereabouts.AUDITED ? "audited" : "event",
                        EventLine.of(masked) + "  " + listed.origin()));
            }
        }
        for (DecisionChange change : dossier.timeline()) {
            Decision each = change.decision();
            rows.add(new Row(
                    change.at(),
                    change.type().text(),
                    action(each) + " by " + DecisionWatch.by(each) + " until " + each.expiresAt() + "  " + each.id()));
        }
        rows.sort(Comparator.comparing(Row::at));
        Table table = new Table("TIME", "WHAT", "");
        rows.forEach(row -> table.add(row.at().toString(), row.what(), row.says()));
        lost.forEach(listed -> table.add("", "gone", listed.origin()));
        table.print(out, java.util.Map.of(), false);
        if (dossier.earlier() > 0) {
            out.println("  and " + Count.of(dossier.earlier(), "change", "changes") + " before");
        }
    }

    private static String action(Decision decision) {
        return decision.shadow()
                ? "(" + decision.action().text() + ")"
                : decision.action().text();
    }

    private void field(String name, String text) {
        out.println(String.format("%-9s %s", name, Cleaner.harmless(text)));
    }
}
