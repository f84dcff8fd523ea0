package io.sordini.app.operate;

import io.sordini.app.Console;
import io.sordini.app.Failure;
import io.sordini.app.config.BrokerConfig;
import io.sordini.app.screen.Cleaner;
import io.sordini.schemas.CodecException;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the history of decisions, through every absence of the brokers. */
final class DecisionWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final CommittedReader reader;
    private final DecisionFilter filter;
    private final Console console;
    private final boolean json;
    private boolean away;

    private DecisionWatch(CommittedReader reader, DecisionFilter filter, Console console, boolean json) {
        this.reader = reader;
        this.filter = filter;
        this.console = console;
        this.json = json;
    }

    /** @throws Failure when the brokers do not answer, or refuse */
    static DecisionWatch open(BrokerConfig broker, DecisionFilter filter, Console console, boolean json) {
        CommittedReader reader = CommittedReader.open(broker);
        try {
            reader.startAtEnd(Topic.DECISIONS);
            console.messages().println("watching " + Topic.DECISIONS.name(broker.topicPrefix()) + "; Ctrl-C ends it");
            return new DecisionWatch(reader, filter, console, json);
        } catch (Failure e) {
            reader.close();
            throw e;
        }
    }

    /** Shows what changes, without end. */
    void follow() {
        long heard = System.nanoTime();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : reader.next(POLL)) {
                heard = System.nanoTime();
                show(record);
            }
            if (System.nanoTime() - heard > SILENCE.toNanos()) { // nothing is decided, or nobody is there
                heard = System.nanoTime();
                look();
            }
        }
    }

    private void look() {
        try {
            reader.partitions(Topic.DECISIONS);
            if (away) {
                console.messages().println("the brokers answer again");
            }
            away = false;
        } catch (Failure e) {
            if (!away) {
                console.messages().println("sordini: " + e.getMessage() + "; trying again");
            }
            away = true;
        }
    }

    private void show(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                throw new CodecException("a change of a decision has a value");
            }
            DecisionChange change = DecisionCodec.decodeChange(record.value());
            if (filter.admits(change.decision())) {
                console.text().println(json ? PlainJson.of(record.value()) : line(change));
            }
        } catch (CodecException | IllegalArgumentException e) {
            Count.reportSkipped(1, Topic.DECISIONS, console.messages());
        }
    }

    private static String line(DecisionChange change) {
        Decision decision = change.decision();
        return Cleaner.harmless("%s  %-8s  %-9s  %s  %s  until %s  %s"
                .formatted(
                        change.at(),
                        change.type().text(),
                        decision.shadow()
                                ? "(" + decision.action().text() + ")"
                                : decision.action().text(),
                        decision.subject(),
                        by(decision),
                        decision.expiresAt(),
                        decision.reason()));
    }

    /** Who decided: a rule, or an operator by name. */
    static String by(Decision decision) {
        return decision.actor() == null ? decision.rule() : decision.rule() + " (" + decision.actor() + ")";
    }

    @Override
    public void close() {
        reader.close();
    }
}
