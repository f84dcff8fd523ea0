package io.sordini.schemas;

import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.schemas.decision.Evidence;
import io.sordini.schemas.policy.AllowEntry;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.Traits;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values of Sordini's own topics, made from a seed. */
public final class Generators {

    private Generators() {}

    public static Decision decision(Random random) {
        Instant createdAt = instant(random);
        return new Decision(
                text(random, 32),
                subject(random),
                pick(random, Action.values()),
                text(random, 40),
                random.nextBoolean(),
                text(random, 200),
                createdAt,
                createdAt.plusMillis(random.nextInt(1 << 30)),
                random.nextInt(100_000),
                random.nextLong(Long.MAX_VALUE),
                text(random, 40),
                texts(random, 5),
                random.nextBoolean() ? text(random, 20) : null,
                texts(random, Decision.MAX_EXCEPT),
                random.nextBoolean() ? text(random, 32) : null,
                evidence(random));
    }

    public static DecisionChange change(Random random) {
        return new DecisionChange(pick(random, DecisionChange.Type.values()), instant(random), decision(random));
    }

    public static Command command(Random random) {
        Command.Type type = pick(random, Command.Type.values());
        Instant issuedAt = random.nextBoolean() ? instant(random) : null;
        return new Command(
                text(random, Command.MAX_TEXT),
                type,
                type.concernsMany() ? addresses(random) : subject(random),
                text(random, Command.MAX_TEXT),
                text(random, Command.MAX_TEXT),
                random.nextBoolean() ? Duration.ofSeconds(1 + random.nextInt(315_360_000)) : null,
                type == Command.Type.UNDO ? String.format("%032x", random.nextLong(Long.MAX_VALUE)) : null,
                issuedAt,
                issuedAt != null && random.nextBoolean()
                        ? new Command.Signature(hash(random), text(random, 88))
                        : null);
    }

    public static CommandResult commandResult(Random random) {
        return new CommandResult(
                text(random, Command.MAX_TEXT),
                pick(random, CommandResult.Outcome.values()),
                random.nextInt(3) * random.nextInt(1_000_000),
                text(random, 200),
                instant(random));
    }

    public static AllowEntry allowEntry(Random random) {
        return new AllowEntry(
                Network.parse(addresses(random).value()).orElseThrow(),
                text(random, AllowEntry.MAX_REASON),
                random.nextBoolean() ? text(random, Command.MAX_TEXT) : null,
                random.nextBoolean() ? instant(random) : null,
                random.nextBoolean() ? instant(random) : null);
    }

    public static Signal signal(Random random) {
        List<Fact> facts =
                Stream.of(Fact.values()).filter(fact -> random.nextBoolean()).toList();
        return new Signal(
                random.nextLong(),
                random.nextLong(),
                Facts.of(facts),
                random.nextBoolean() ? 0 : random.nextInt(),
                random.nextInt(1000),
                traits(random),
                random.nextBoolean() ? 0 : random.nextLong(),
                text(random, 80),
                random.nextBoolean() ? null : new Subject(Scope.SESSION, "k1." + hash(random)),
                random.nextBoolean() ? null : text(random, 40),
                random.nextBoolean() ? null : hash(random),
                random.nextInt(5) == 0 ? command(random) : null,
                random.nextBoolean() ? 0 : random.nextInt());
    }

    private static Traits traits(Random random) {
        long[] hashes =
                random.longs(7).map(hash -> random.nextBoolean() ? 0 : hash).toArray();
        Address client = switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> Address.parse("192.0.2." + random.nextInt(256)).orElseThrow();
            default -> new Address(0x20010db800000000L + random.nextInt(), random.nextLong());
        };
        return new Traits(hashes[0], hashes[1], hashes[2], hashes[3], hashes[4], hashes[5], hashes[6], client);
    }

    private static Evidence evidence(Random random) {
        Map<String, Long> arithmetic = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            arithmetic.put(text(random, 10), random.nextLong());
        }
        return new Evidence(
                arithmetic,
                random.nextInt(1000),
                instant(random),
                instant(random),
                texts(random, Evidence.MAX_ORIGINS));
    }

    private static Subject subject(Random random) {
        return random.nextInt(4) > 0
                ? addresses(random)
                : new Subject(pick(random, Scope.USER, Scope.TOKEN, Scope.SESSION), "k1." + hash(random));
    }

    private static Subject addresses(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Subject(Scope.IP, "192.0.2." + random.nextInt(256));
            case 1 -> new Subject(Scope.IP, "2001:db8:" + Integer.toHexString(1 + random.nextInt(0xffff)) + "::/64");
            default -> new Subject(Scope.RANGE, "10." + random.nextInt(256) + ".0.0/16");
        };
    }

    private static String hash(Random random) {
        return random.ints(22, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> texts(Random random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> text(random, 40))
                .toList();
    }

    /** One to {@code most} characters, among them those that JSON escapes and those outside of the basic plane. */
    private static String text(Random random, int most) {
        String alphabet = "abc019-_.:@/ \"\\\n\t\u0000é漢\ud83d\ude00";
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(most); text.length() < length - 1; ) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.isEmpty() ? "x" : text.toString();
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
