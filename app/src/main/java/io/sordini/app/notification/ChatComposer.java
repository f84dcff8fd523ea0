package io.sordini.app.notification;

import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code {"text": ...}} for people. What comes from events or operators stands in it as code. */
final class ChatComposer implements Composer {

    private static final int MOST_RULES = 10;

    private final Selection selection;

    /** @param selection knows how severe rules are */
    ChatComposer(Selection selection) {
        this.selection = selection;
    }

    @Override
    public byte[] single(DecisionChange change) {
        Decision decision = change.decision();
        return text(line(decision) + "\n" + ChatText.code(decision.reason()));
    }

    @Override
    public byte[] summary(Summary summary) {
        String rules = summary.byRule().stream()
                .limit(MOST_RULES)
                .map(rule -> rule.getValue() + " by " + ChatText.code(rule.getKey()))
                .collect(Collectors.joining(", "));
        int unnamed = summary.byRule().size() - MOST_RULES;
        String strongest = summary.strongest().stream().map(this::line).collect(Collectors.joining("\n"));
        return text("*%d decisions* from %s to %s: %s%s\nThe strongest:\n%s"
                .formatted(
                        summary.count(),
                        JsonDocument.text(summary.from()),
                        JsonDocument.text(summary.to()),
                        rules,
                        unnamed > 0 ? " and others by " + unnamed + " more rules" : "",
                        strongest));
    }

    private String line(Decision decision) {
        String severity = selection
                .severity(decision)
                .map(known -> " (" + known.name().toLowerCase(Locale.ROOT) + ")")
                .orElse("");
        return "*%s* %s %s by %s%s until %s"
                .formatted(
                        (decision.shadow() ? "would " : "") + decision.action().text(),
                        decision.subject().scope().text(),
                        ChatText.code(decision.subject().value()),
                        ChatText.code(
                                decision.actor() == null ? decision.rule() : decision.rule() + " " + decision.actor()),
                        severity,
                        JsonDocument.text(decision.expiresAt()));
    }

    private static byte[] text(String text) {
        return JsonDocument.bytes(JsonDocument.object().put("text", text));
    }
}
