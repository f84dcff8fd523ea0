package io.sordini.app.backtest;

import io.sordini.core.backtest.Change;
import io.sordini.core.backtest.Comparison;
import io.sordini.core.backtest.Difference;
import io.sordini.core.backtest.Outcome;
import io.sordini.core.backtest.SubjectChange;
import io.sordini.core.backtest.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as one page that needs nothing else: no script, no other file, and a policy that forbids both. */
final class HtmlReport {

    private static final String STYLE = "report.css";
    private static final int SUBJECTS = 200;
    private static final int DECISIONS = 500;

    private final Report report;
    private final Comparison comparison;

    HtmlReport(Report report) {
        this.report = report;
        this.comparison = report.comparison();
    }

    /** The page; the same report gives the same text. */
    String page() {
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n")
                .raw("<meta charset=\"utf-8\"/>\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\"")
                .raw(" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>Backtest of ")
                .text(comparison.after().policy())
                .raw("</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
        head(page);
        page.raw("<section aria-labelledby=\"by-rule\">\n<h2 id=\"by-rule\">By rule</h2>\n");
        legend(page, Change.LOST, Change.SHORTENED, Change.GAINED, Change.EXTENDED);
        new RuleChart(comparison).write(page);
        rules(page);
        page.raw("</section>\n<section aria-labelledby=\"over-time\">\n<h2 id=\"over-time\">Over time</h2>\n")
                .raw("<p class=\"legend\"><span><i class=\"line old\"></i> old</span>")
                .raw(" <span><i class=\"line new\"></i> new</span></p>\n");
        TimeChart.write(comparison, page);
        page.raw("</section>\n");
        subjects(page);
        decisions(page);
        return page.raw("</main>\n</body>\n</html>\n").toString();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("the program is not whole: " + STYLE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head(Markup page) {
        page.raw("<h1>What the new policy would have decided otherwise</h1>\n<p>")
                .text(comparison.before().policy())
                .raw(" → <strong>")
                .text(comparison.after().policy())
                .raw("</strong><br/>")
                .text(report.history())
                .raw("</p>\n<dl class=\"totals\">\n");
        for (Change change : Change.values()) {
            page.format("<div class=\"%s\"><dt>%s</dt><dd>", change.text(), change.text())
                    .number(comparison.enforced().of(change))
                    .raw("</dd></div>\n");
        }
        page.raw("</dl>\n<p class=\"note\">All that one rule decides about one subject counts once. Shadow mode is ")
                .raw("not in these numbers: there, ")
                .number(comparison.shadow().different())
                .raw(" differ.</p>\n");
    }

    private static void legend(Markup page, Change... changes) {
        page.raw("<p class=\"legend\">");
        for (Change change : changes) {
            page.format("<span><i class=\"%s\"></i> %s</span> ", change.text(), change.text());
        }
        page.raw("</p>\n");
    }

    private static void begin(Markup page, String caption, String... headings) {
        page.raw("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .text(caption)
                .raw("\"><table>\n<caption>")
                .text(caption)
                .raw("</caption>\n<thead><tr>");
        for (String heading : headings) {
            page.raw("<th scope=\"col\">").text(heading).raw("</th>");
        }
        page.raw("</tr></thead>\n<tbody>\n");
    }

    private static void end(Markup page) {
        page.raw("</tbody></table></div>\n");
    }

    private void rules(Markup page) {
        begin(
                page,
                "Decisions by rule",
                "Rule",
                "Old",
                "New",
                "Gained",
                "Lost",
                "Changed",
                "Extended",
                "Shortened",
                "Moved",
                "Same");
        comparison.rules().forEach((rule, tally) -> row(page, rule.text(), tally));
        row(page, "all that is enforced", comparison.enforced());
        end(page);
    }

    private static void row(Markup page, String name, Tally tally) {
        page.raw("<tr><th scope=\"row\">").text(name).raw("</th>");
        cell(page, tally.before());
        cell(page, tally.after());
        for (Change change : Change.values()) {
            cell(page, tally.of(change));
        }
        page.raw("</tr>\n");
    }

    private static void cell(Markup page, long number) {
        page.raw(number == 0 ? "<td class=\"number none\">" : "<td class=\"number\">")
                .number(number)
                .raw("</td>");
    }

    private void subjects(Markup page) {
        page.raw("<section aria-labelledby=\"by-subject\">\n<h2 id=\"by-subject\">By subject</h2>\n");
        if (comparison.subjects().isEmpty()) {
            page.raw("<p>Nobody is treated otherwise.</p>\n</section>\n");
            return;
        }
        begin(
                page,
                "Subjects, those with the greatest difference first",
                "Subject",
                "Change",
                "Old",
                "New",
                "More",
                "Rules");
        for (SubjectChange subject :
                comparison.subjects().stream().limit(SUBJECTS).toList()) {
            page.raw("<tr>");
            subject(page, subject.subject());
            change(page, subject.change());
            page.element("td", Words.outcome(subject.before()))
                    .element("td", Words.outcome(subject.after()))
                    .raw("<td class=\"number\">")
                    .text(Words.more(subject.moreMs()))
                    .raw("</td>")
                    .element("td", String.join(", ", subject.rules()))
                    .raw("</tr>\n");
        }
        end(page);
        left(page, comparison.subjects().size() - SUBJECTS);
        page.raw("</section>\n");
    }

    private void decisions(Markup page) {
        page.raw("<section aria-labelledby=\"by-decision\">\n<h2 id=\"by-decision\">Why</h2>\n");
        if (comparison.differences().isEmpty()) {
            page.raw("<p>No decision differs.</p>\n</section>\n");
            return;
        }
        begin(page, "Decisions that differ, by rule", "Rule", "Subject", "Change", "Old", "New", "First", "Reason");
        for (Difference difference :
                comparison.differences().stream().limit(DECISIONS).toList()) {
            row(page, difference);
        }
        end(page);
        left(page, comparison.differences().size() - DECISIONS);
        page.raw("</section>\n");
    }

    private static void row(Markup page, Difference difference) {
        Outcome shown = shown(difference.before(), difference.after());
        page.raw("<tr><th scope=\"row\">")
                .text(difference.matter().rule() + (difference.matter().shadow() ? " (shadow)" : ""))
                .raw("</th>");
        subject(page, difference.matter().subject());
        change(page, difference.change());
        page.element("td", Words.outcome(difference.before()))
                .element("td", Words.outcome(difference.after()))
                .element("td", Report.instant(shown.first()))
                .element("td", shown.reason())
                .raw("</tr>\n");
    }

    /** The new one where there is one. */
    private static Outcome shown(@Nullable Outcome before, @Nullable Outcome after) {
        if (after != null) {
            return after;
        }
        if (before == null) {
            throw new IllegalStateException("a difference has one outcome at least");
        }
        return before;
    }

    private static void subject(Markup page, String key) {
        page.raw("<td class=\"subject\" title=\"")
                .text(key)
                .raw("\">")
                .text(Words.subject(key))
                .raw("</td>");
    }

    private static void change(Markup page, Change change) {
        page.format("<td><i class=\"%s\" aria-hidden=\"true\"></i> %s</td>", change.text(), change.text());
    }

    private static void left(Markup page, int more) {
        if (more > 0) {
            page.raw(String.format(Locale.ROOT, "<p class=\"note\">and %,d more: --format json has all</p>\n", more));
        }
    }
}
