package io.sordini.core.decide;

import static io.sordini.core.Samples.KEYS;
import static io.sordini.core.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.Samples;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.Publication;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.DecisionCodec;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Subject;
import io.sordini.testkit.Laws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws about all that operators can do, in any order, among attacks and ordinary use. */
class CommandLawsTest {

    private static final int CASES = 25;
    private static final int STEPS = 400;
    private static final List<Command.Type> TYPES = List.of(Command.Type.values());
    private static final String NETWORK = "192.0.2.";

    /** None has limits: a throttle is renewed on the list only, which another law looks at. */
    private static final List<Policy> POLICIES = List.of(
            policy("plain", ""),
            policy("sparing", "allow: [{value: " + NETWORK + "2, reason: our own}]\n"),
            policy("lenient", "escalation: {memory: 1h}\n"));

    private static final List<String> SUBJECTS = List.of(
            "ip:" + NETWORK + "0",
            "ip:" + NETWORK + "1",
            "ip:" + NETWORK + "2",
            "ip:" + NETWORK + "3",
            "range:" + NETWORK + "0/24",
            KEYS.user("w0").key(),
            KEYS.session("s0").key(),
            KEYS.session("s1").key());

    private static Policy policy(String name, String sections) {
        return PolicyReader.read(name, "name: " + name + "\nlimits: []\n" + sections);
    }

    /** What happens next. */
    private interface Step {
        void take(World world);
    }

    /** A run through restarts and policies, with all that it has published, and what operators were told. */
    private static final class World {
        private final Map<String, DecisionChange> last = new HashMap<>();
        private final List<Decision> decisions = new ArrayList<>();
        private final Map<Topic, Map<String, Decision>> lists = new EnumMap<>(Topic.class);
        private final Map<Network, Long> allowed = new HashMap<>();
        private final Map<Command.Type, Integer> applied = new EnumMap<>(Command.Type.class);
        private Map<String, Decision> found = Map.of();
        private Policy policy = POLICIES.get(0);
        private Run run = new Run(policy);
        private int read;
        private int serial;
        private long now;

        void accept(SourceRecord record) {
            now = Math.max(now, record.timestamp());
            run.accept(record);
            read();
        }

        void order(
                Command.Type type, String subject, long time, @Nullable Duration duration, @Nullable String decision) {
            String id = "c" + ++serial;
            Subject whom = Subject.parse(subject).orElseThrow();
            Instant issued = Instant.ofEpochMilli(time);
            Command command = new Command(id, type, whom, "ann", "ticket 7", duration, decision, issued, null);
            int before = run.published.size();
            accept(new SourceRecord(
                    Topic.COMMANDS, subject, CommandCodec.encode(command), time, "commands-0@" + serial));
            List<CommandResult> results = run.published.subList(before, run.published.size()).stream()
                    .filter(made -> made.topic() == Topic.COMMAND_RESULTS)
                    .map(made -> CommandResultCodec.decode(Objects.requireNonNull(made.value())))
                    .toList();
            assertThat(results).as("every command is answered once").hasSize(1);
            if (results.get(0).outcome() == CommandResult.Outcome.APPLIED) {
                applied.merge(type, 1, Integer::sum);
                if (type == Command.Type.ALLOW) {
                    allowed.put(network(whom), duration == null ? Long.MAX_VALUE : time + duration.toMillis());
                } else if (type == Command.Type.DISALLOW) {
                    allowed.remove(network(whom));
                }
            }
        }

        private static Network network(Subject subject) {
            return Network.parse(subject.value()).orElseThrow();
        }

        void become(Run next) {
            read();
            run = next;
            read = 0;
        }

        void follow(Policy next) {
            become(run.under(next));
            policy = next;
            found = listed();
        }

        /** Takes in what was published since. */
        void read() {
            for (; read < run.published.size(); read++) {
                Publication made = run.published.get(read);
                byte[] value = made.value();
                if (made.topic() == Topic.DECISIONS) {
                    DecisionChange change = DecisionCodec.decodeChange(Objects.requireNonNull(value));
                    decisions.add(change.decision());
                    if (!change.decision().shadow() && change.decision().action() != Action.ALERT) {
                        last.put(made.key(), change);
                    }
                } else if (made.topic() == Topic.BLOCKLIST || made.topic() == Topic.REVOCATIONS) {
                    Map<String, Decision> list = lists.computeIfAbsent(made.topic(), topic -> new HashMap<>());
                    if (value == null) {
                        list.remove(made.key());
                    } else {
                        list.put(made.key(), DecisionCodec.decode(value));
                    }
                }
            }
        }

        Map<String, Decision> listed() {
            Map<String, Decision> all = new HashMap<>();
            lists.values()
                    .forEach(list -> list.forEach((key, decision) -> assertThat(all.put(key, decision))
                            .as(key + " is on one list")
                            .isNull()));
            return all;
        }

        private boolean isAllowedByCommand(Network network) {
            return allowed.entrySet().stream()
                    .anyMatch(entry -> entry.getValue() > now && touches(entry.getKey(), network));
        }

        private boolean isAllowedByPolicy(Network network) {
            return policy.allow().stream().anyMatch(entry -> touches(entry.network(), network));
        }

        /** What a policy finds decided already stands, also against whom it allows. */
        private boolean mayBeListed(Decision entry) {
            Network network = Network.parse(entry.subject().value()).orElse(null);
            return entry.action() == Action.ALLOW
                    || entry.expiresAt().toEpochMilli() <= now // enforcers know that without being told
                    || network == null
                    || (!isAllowedByCommand(network)
                            && (!isAllowedByPolicy(network)
                                    || entry.equals(found.get(entry.subject().key()))));
        }

        private static boolean touches(Network one, Network other) {
            return one.contains(other.base()) || other.contains(one.base());
        }

        /** The lists are the fold of the decisions, and hold nothing against who is allowed. */
        void check() {
            Map<String, Decision> listed = listed();
            listed.forEach((key, entry) -> {
                Decision decision = Objects.requireNonNull(last.get(key), key).decision();
                assertThat(entry.id()).as(key).isEqualTo(decision.id());
                assertThat(entry.action()).as(key).isEqualTo(decision.action());
                assertThat(entry.expiresAt()).as(key).isEqualTo(decision.expiresAt());
                assertThat(mayBeListed(entry))
                        .as(key + " is allowed, and on the list by " + decision.rule())
                        .isTrue();
            });
            last.forEach((key, change) -> {
                boolean over = change.decision().expiresAt().toEpochMilli() <= now;
                assertThat(listed.containsKey(key) || over)
                        .as(key + " is listed or over")
                        .isTrue();
            });
        }
    }

    /** What is done and in which order; a failure names the seed, and these would say nothing. */
    private record Steps(List<Step> all) {
        @Override
        public String toString() {
            return all.size() + " steps";
        }
    }

    private static Steps steps(Random random) {
        List<Step> steps = new ArrayList<>();
        long time = T0;
        for (int i = 0; i < STEPS; i++) {
            time += 1 + (random.nextInt(25) == 0 ? random.nextInt(3_600_000) : random.nextInt(60));
            steps.add(
                    switch (random.nextInt(12)) {
                        case 0, 1 -> command(random, time);
                        case 2 -> other(random, time);
                        default -> event(random, time, i);
                    });
        }
        return new Steps(steps);
    }

    private static Step event(Random random, long time, int i) {
        String ip = NETWORK + random.nextInt(4);
        String session = "\",\"session_id\":\"s" + random.nextInt(2) + "\"}";
        SourceRecord record = switch (random.nextInt(5)) {
            case 0 -> Samples.login(ip, "u" + random.nextInt(9), 404, time, i);
            case 1 -> Samples.get(ip, "/p" + random.nextInt(20), 404, time, i);
            case 2 -> Samples.get(ip, "/x", 429, time, i);
            case 3 -> auth(ip, random, session, time, i);
            default -> Samples.login(ip, "w0", 401, time, i);
        };
        return world -> world.accept(record);
    }

    private static SourceRecord auth(String ip, Random random, String session, long time, int i) {
        String type = List.of("login_succeeded", "logout", "mfa_denied", "login_failed")
                .get(random.nextInt(4));
        String json = "{\"type\":\"" + type + "\",\"client_ip\":\"" + ip + "\",\"user\":\"w0" + session;
        return Samples.event(Topic.AUTH_EVENTS, ip, json, time, i);
    }

    private static Step command(Random random, long time) {
        Command.Type type = TYPES.get(random.nextInt(TYPES.size()));
        int any = random.nextInt(1000);
        Duration duration = random.nextBoolean() ? null : Duration.ofSeconds(1 + random.nextInt(7200));
        if (type == Command.Type.UNDO) {
            return world -> {
                if (!world.decisions.isEmpty()) {
                    int known = world.decisions.size();
                    Decision decision = world.decisions.get(known - 1 - any % Math.min(known, 8));
                    world.order(type, decision.subject().key(), time, null, decision.id());
                }
            };
        }
        String subject = SUBJECTS.get(any % (type.concernsMany() ? 5 : SUBJECTS.size()));
        return world -> world.order(type, subject, time, duration, null);
    }

    /** The process starts again, goes over to another policy, or removes what is over. */
    private static Step other(Random random, long time) {
        int which = random.nextInt(5);
        return switch (which) {
            case 0 -> world -> world.become(world.run.restarted());
            case 1, 2, 3 -> world -> world.follow(POLICIES.get(which - 1));
            default ->
                world -> {
                    world.now = Math.max(world.now, time);
                    world.run.expire(time);
                    world.read();
                };
        };
    }

    @Test
    void law_afterAnyCommandTheListsAreTheFoldOfTheHistoryAndHoldNobodyWhoIsAllowed() {
        Map<Command.Type, Integer> applied = new EnumMap<>(Command.Type.class);
        Laws.forAll(1, CASES, CommandLawsTest::steps, steps -> {
            World world = new World();
            for (Step step : steps.all()) {
                step.take(world);
                world.check();
            }
            world.applied.forEach((type, count) -> applied.merge(type, count, Integer::sum));
        });
        assertThat(applied.keySet()).containsExactlyInAnyOrderElementsOf(TYPES);
        assertThat(applied.values()).allMatch(count -> count > CASES / 5);
    }
}
