package io.sordini.app.operate;

import io.sordini.app.BrokerOptions;
import io.sordini.app.Console;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.screen.Cleaner;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult.Outcome;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Gives commands and says what became of them. */
final class OrderDesk {

    private final Console console;
    private final InstantSource clock;

    OrderDesk(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    /**
     * Gives the same command about each subject.
     *
     * @param duration absent for the default of the command
     * @return the exit code
     */
    int give(
            BrokerOptions options,
            OrderOptions order,
            Command.Type type,
            List<Subject> subjects,
            @Nullable Duration duration) {
        return give(
                options,
                order,
                (issuer, reason) -> subjects.stream()
                        .map(subject -> issuer.issue(type, subject, reason, duration, clock.instant()))
                        .toList());
    }

    /**
     * Undoes a decision.
     *
     * @param subject whom it is about
     * @return the exit code
     */
    int undo(BrokerOptions options, OrderOptions order, Subject subject, String decision) {
        return give(
                options,
                order,
                (issuer, reason) -> List.of(issuer.issueUndo(subject, decision, reason, clock.instant())));
    }

    private int give(BrokerOptions options, OrderOptions order, BiFunction<Issuer, String, List<Command>> orders) {
        BrokerConfig broker = options.read();
        Issuer issuer = order.issuer(options.file(), console.messages());
        String reason = order.reason();
        List<Reply> replies;
        try (Dispatch dispatch = Dispatch.open(broker)) {
            replies = dispatch.send(orders.apply(issuer, reason), order.timeout());
        }
        for (Reply reply : replies) {
            if (order.json()) {
                console.text().println(json(reply));
            } else {
                say(reply, broker);
            }
        }
        return replies.stream().allMatch(Reply::isObeyed) ? 0 : 1;
    }

    private void say(Reply reply, BrokerConfig broker) {
        String message = Cleaner.harmless(reply.message());
        if (reply.isObeyed()) {
            console.text()
                    .printf(
                            Locale.ROOT,
                            "%s: %s (%s)%n",
                            reply.outcome().orElseThrow().text(),
                            message,
                            seconds(reply));
        } else if (reply.outcome().isPresent()) {
            console.messages().printf("sordini: refused: %s (%s)%n", message, seconds(reply));
        } else {
            console.messages()
                    .println("sordini: " + message + " within " + seconds(reply) + ". The command "
                            + reply.command().id()
                            + " was taken and may still take effect: check that the role enforcement is"
                            + " running, and look for that id on " + Topic.COMMAND_RESULTS.name(broker.topicPrefix())
                            + " or in the audit log");
        }
        if (mayBeBarredByARange(reply)) {
            console.messages()
                    .println("  a range may bar it: sordini decisions list " + broker.arguments() + " "
                            + reply.command().subject().value());
        }
    }

    private static boolean mayBeBarredByARange(Reply reply) {
        return reply.outcome().filter(Outcome.UNCHANGED::equals).isPresent()
                && reply.command().type() == Command.Type.UNBLOCK
                && reply.command().subject().scope() == Scope.IP;
    }

    private static String seconds(Reply reply) {
        return String.format(Locale.ROOT, "%.2f s", reply.took().toNanos() / 1e9);
    }

    private static String json(Reply reply) {
        var json = JsonDocument.object();
        json.put("command", reply.command().id());
        json.put("type", reply.command().type().text());
        json.put("subject", reply.command().subject().key());
        json.put("outcome", reply.outcome().map(Outcome::text).orElse("unanswered"));
        json.put("message", reply.message());
        json.put("lifted", reply.lifted());
        json.put("acknowledged_ms", reply.acknowledged().toMillis());
        json.put("took_ms", reply.took().toMillis());
        return PlainJson.of(JsonDocument.bytes(json));
    }
}
