package io.sordini.sandbox.traffic;

import io.sordini.sandbox.traffic.Call.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Repeats a fixed kind of call at a fixed pace, whatever the answers, a number of times in each round. Every round comes
 * from the same address: who was caught is still blocked, and is seen to be refused.
 */
final class Attacker implements Actor {

    /** From the start of one round to that of the next. */
    static final Duration ROUND = Duration.ofMinutes(1);

    private static final List<String> SENSITIVE = List.of(
            "/.env",
            "/.git/config",
            "/.aws/credentials",
            "/wp-login.php",
            "/phpmyadmin/index.php",
            "/backup.sql",
            "/id_rsa",
            "/actuator/env",
            "/.htpasswd",
            "/config.php");

    private final Label label;
    private final Instant start;
    private final Duration pace;
    private final int calls;
    private final IntFunction<Call> call;
    private int made;

    private Attacker(Label label, Instant start, Duration pace, int calls, IntFunction<Call> call) {
        this.label = label;
        this.start = start;
        this.pace = pace;
        this.calls = calls;
        this.call = call;
    }

    /** The attackers that need no accomplice; each is at work within ten seconds. */
    static Stream<Actor> all(Instant start) {
        Caller guesser = new Caller("203.0.113.66", "hydra/9.5", null);
        Caller reader = new Caller("203.0.113.200", "Nikto/2.5.0", null);
        Caller prober = new Caller("2001:db8:bad::5ca", "gobuster/3.6", null);
        Caller sender = new Caller("203.0.113.77", "hey/0.0.1", null);
        return Stream.of(
                new Attacker(
                        Label.BRUTE_FORCE,
                        start.plusSeconds(3),
                        Duration.ofMillis(250),
                        40,
                        i -> Call.login(guesser, "admin", "password" + i)),
                new Attacker(
                        Label.SCANNER,
                        start.plusSeconds(5),
                        Duration.ofMillis(200),
                        30,
                        i -> Call.get(reader, SENSITIVE.get(i % SENSITIVE.size()))),
                new Attacker(
                        Label.SCANNER,
                        start.plusSeconds(7),
                        Duration.ofMillis(150),
                        40,
                        i -> Call.get(prober, "/api/v" + (1 + i % 2) + "/internal/object-" + i)),
                new Attacker(
                        Label.BURST,
                        start.plusSeconds(9),
                        Duration.ofMillis(15),
                        900,
                        i -> Call.get(sender, "/users").query("page=" + i)));
    }

    @Override
    public Instant nextAt() {
        return start.plus(ROUND.multipliedBy(made / calls)).plus(pace.multipliedBy(made % calls));
    }

    @Override
    public TrafficEvent act(MockApi api) {
        Instant at = nextAt();
        TrafficEvent event = api.serve(at, label, call.apply(made % calls)).event();
        made++;
        return event;
    }
}
