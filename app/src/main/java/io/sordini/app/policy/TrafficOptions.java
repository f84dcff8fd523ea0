package io.sordini.app.policy;

import io.sordini.app.Failure;
import io.sordini.sandbox.labelled.LabelledTraffic;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Which traffic a policy is measured with. It is made in memory, hence the bounds. */
final class TrafficOptions {

    private static final int MOST_USERS = 50_000;
    private static final int MOST_HOURS = 24 * 7;
    private static final int MOST_ROUNDS = 50;

    /** Nobody's clock comes in: the same options give the same traffic. */
    private static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

    @Option(names = "--users", defaultValue = "10000", description = "Ordinary users; default: ${DEFAULT-VALUE}")
    private int users;

    @Option(names = "--hours", defaultValue = "24", description = "Simulated hours; default: ${DEFAULT-VALUE}")
    private int hours;

    @Option(
            names = "--rounds",
            defaultValue = "10",
            description = "How often each kind of attack happens; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "Another seed, another day; default: ${DEFAULT-VALUE}")
    private long seed;

    /** @throws Failure when there is too much or too little of it */
    LabelledTraffic make() {
        require("--users", users, MOST_USERS);
        require("--hours", hours, MOST_HOURS);
        require("--rounds", rounds, MOST_ROUNDS);
        return new LabelledTraffic(seed, START, Duration.ofHours(hours), users, rounds);
    }

    private static void require(String option, int found, int most) {
        if (found < 1 || found > most) {
            throw new Failure(option + ": expected 1 to " + most + ", found " + found);
        }
    }
}
