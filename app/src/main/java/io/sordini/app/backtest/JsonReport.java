package io.sordini.app.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sordini.core.backtest.Change;
import io.sordini.core.backtest.Comparison;
import io.sordini.core.backtest.Difference;
import io.sordini.core.backtest.Outcome;
import io.sordini.core.backtest.SubjectChange;
import io.sordini.core.backtest.Tally;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** A report as one JSON document in ASCII with everything in it, times in milliseconds. */
final class JsonReport {

    private static final int LAST_VISIBLE = '~';

    private final Report report;

    JsonReport(Report report) {
        this.report = report;
    }

    void write(Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setHighestNonEscapedChar(LAST_VISIBLE);
            json.useDefaultPrettyPrinter();
            write(json);
        }
        out.write('\n');
        out.flush();
    }

    private void write(JsonGenerator json) throws IOException {
        Comparison comparison = report.comparison();
        json.writeStartObject();
        json.writeStringField("old", comparison.before().policy());
        json.writeStringField("new", comparison.after().policy());
        json.writeNumberField("events", report.events());
        if (report.events() > 0) {
            json.writeStringField("from", Report.instant(report.from()));
            json.writeStringField("to", Report.instant(report.to()));
        }
        json.writeObjectFieldStart("enforced");
        write(json, comparison.enforced());
        json.writeObjectFieldStart("shadow");
        write(json, comparison.shadow());
        json.writeArrayFieldStart("rules");
        for (var rule : comparison.rules().entrySet()) {
            json.writeStartObject();
            json.writeStringField("rule", rule.getKey().rule());
            json.writeStringField("mode", mode(rule.getKey().shadow()));
            write(json, rule.getValue());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("subjects");
        for (SubjectChange subject : comparison.subjects()) {
            write(json, subject);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("decisions");
        for (Difference difference : comparison.differences()) {
            write(json, difference);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The rest of an object. */
    private static void write(JsonGenerator json, Tally tally) throws IOException {
        json.writeNumberField("old", tally.before());
        json.writeNumberField("new", tally.after());
        for (Change change : Change.values()) {
            json.writeNumberField(change.text(), tally.of(change));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SubjectChange subject) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", subject.subject());
        json.writeStringField("change", subject.change().text());
        write(json, "old", subject.before());
        write(json, "new", subject.after());
        json.writeNumberField("more_ms", subject.moreMs());
        json.writeArrayFieldStart("rules");
        for (String rule : subject.rules()) {
            json.writeString(rule);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Difference difference) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", difference.matter().rule());
        json.writeStringField("mode", mode(difference.matter().shadow()));
        json.writeStringField("subject", difference.matter().subject());
        json.writeStringField("change", difference.change().text());
        write(json, "old", difference.before());
        write(json, "new", difference.after());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable Outcome outcome) throws IOException {
        if (outcome == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("action", outcome.action().text());
        json.writeNumberField("times", outcome.times());
        json.writeStringField("first_at", Report.instant(outcome.first()));
        json.writeNumberField("held_ms", outcome.heldMs());
        json.writeStringField("reason", outcome.reason());
        json.writeEndObject();
    }

    private static String mode(boolean shadow) {
        return shadow ? "shadow" : "enforce";
    }
}
