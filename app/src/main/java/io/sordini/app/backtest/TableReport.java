package io.sordini.app.backtest;

import io.sordini.app.screen.Table;
import io.sordini.core.backtest.Change;
import io.sordini.core.backtest.Comparison;
import io.sordini.core.backtest.SubjectChange;
import io.sordini.core.backtest.Tally;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report in tables: every rule, and the subjects with whom most changes. */
final class TableReport {

    private static final int SUBJECTS = 20;

    private final Report report;
    private final Map<String, String> environment;
    private final boolean mayBeTerminal;

    TableReport(Report report, Map<String, String> environment, boolean mayBeTerminal) {
        this.report = report;
        this.environment = environment;
        this.mayBeTerminal = mayBeTerminal;
    }

    void print(PrintWriter out) {
        Comparison comparison = report.comparison();
        out.println("old: " + comparison.before().policy());
        out.println("new: " + comparison.after().policy());
        out.println(report.history());
        out.println();
        print(rules(comparison), out);
        if (!comparison.subjects().isEmpty()) {
            out.println();
            print(subjects(comparison), out);
            int left = comparison.subjects().size() - SUBJECTS;
            if (left > 0) {
                out.printf(Locale.ROOT, "and %,d subjects more: --format json has all%n", left);
            }
        }
        out.flush();
    }

    private void print(Table table, PrintWriter out) {
        table.print(out, environment, mayBeTerminal);
    }

    private static Table rules(Comparison comparison) {
        Table table =
                new Table("RULE", "OLD", "NEW", "GAINED", "LOST", "CHANGED", "EXTENDED", "SHORTENED", "MOVED", "SAME");
        comparison.rules().forEach((rule, tally) -> table.add(row(rule.text(), tally)));
        table.add(row("all", comparison.enforced()));
        if (comparison.shadow().before() + comparison.shadow().after() > 0) {
            table.add(row("all (shadow)", comparison.shadow()));
        }
        return table;
    }

    private static String[] row(String name, Tally tally) {
        List<String> cells = new ArrayList<>(List.of(name, number(tally.before()), number(tally.after())));
        for (Change change : Change.values()) {
            cells.add(number(tally.of(change)));
        }
        return cells.toArray(String[]::new);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static Table subjects(Comparison comparison) {
        Table table = new Table("SUBJECT", "CHANGE", "OLD", "NEW", "MORE", "RULES");
        for (SubjectChange subject :
                comparison.subjects().stream().limit(SUBJECTS).toList()) {
            table.add(
                    Words.subject(subject.subject()),
                    subject.change().text(),
                    Words.outcome(subject.before()),
                    Words.outcome(subject.after()),
                    Words.more(subject.moreMs()),
                    String.join(", ", subject.rules()));
        }
        return table;
    }
}
