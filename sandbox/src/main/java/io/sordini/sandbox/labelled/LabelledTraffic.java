package io.sordini.sandbox.labelled;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The traffic of a number of users through a time, and every kind of attack some times in it. The same arguments give the
 * same bytes. It is made in memory: some 500 bytes an event, some 40 events a user and day.
 */
public final class LabelledTraffic {

    private static final int USERS_PER_CRAWLER = 1000;
    private static final int USERS_PER_KEY = 500;
    private static final double LEAST = 0.8;
    private static final double SPREAD = 0.4;

    private final List<LabelledEvent> events = new ArrayList<>();
    private final List<PlannedAttack> attacks = new ArrayList<>();
    private final Random random;
    private final long start;
    private final long length;
    private int serial;

    /**
     * @param users ordinary ones
     * @param rounds how often each kind of attack happens
     */
    public LabelledTraffic(long seed, Instant start, Duration length, int users, int rounds) {
        this.random = new Random(seed);
        this.start = start.toEpochMilli();
        this.length = length.toMillis();
        for (int i = 0; i < users; i++) {
            Script script = new Script(null, serial);
            new Household(i, random, script).live(this.start, this.length);
            add(script);
        }
        machines(users);
        for (int round = 0; round < rounds; round++) {
            for (Attack attack : Attack.values()) {
                plan(attack);
            }
        }
        events.sort(Comparator.comparingLong(event -> event.record().timestamp()));
    }

    /** In the order of their time. */
    public List<LabelledEvent> events() {
        return List.copyOf(events);
    }

    public List<PlannedAttack> attacks() {
        return List.copyOf(attacks);
    }

    private void machines(int users) {
        for (int i = 0; i <= users / USERS_PER_CRAWLER; i++) {
            Script script = new Script(null, serial);
            Machines.crawl(i, at(), random, script);
            add(script);
        }
        for (int i = 0; i <= users / USERS_PER_KEY; i++) {
            Script script = new Script(null, serial);
            Machines.export(i, start, length, script);
            Machines.backOff(i, at(), script);
            add(script);
        }
    }

    private void plan(Attack attack) {
        int number = attacks.size();
        int size = (int) Math.round(attack.threshold() * (LEAST + SPREAD * random.nextDouble()));
        long at = at();
        attacks.add(new PlannedAttack(number, attack, size, Instant.ofEpochMilli(at)));
        Script script = new Script(number, serial);
        Plots.play(attack, new Scene(script, number, at, size, random));
        add(script);
    }

    /** Some time in the first half, so that what is slow still ends within. */
    private long at() {
        return start + (long) (random.nextDouble() * length / 2);
    }

    private void add(Script script) {
        events.addAll(script.events());
        serial = script.nextSerial();
    }
}
