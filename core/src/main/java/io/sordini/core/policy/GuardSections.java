package io.sordini.core.policy;

import java.time.Duration;

/** The sections that say how far decisions may go. */
final class GuardSections {

    private static final int MAX_SUBJECTS = 100_000_000;
    private static final int MAX_BLOCKS = 1_000_000;
    private static final Escalation ESCALATION = new Escalation(Duration.ofDays(7), Duration.ofDays(30));
    private static final Guards GUARDS = new Guards(
            200, 2000, Duration.ofMinutes(15), 3, Duration.ofHours(24), Duration.ofDays(30), 1_000_000, 1000);

    private GuardSections() {}

    static Escalation escalation(YamlMapping root) {
        YamlMapping section = root.mapping("escalation");
        Escalation escalation = new Escalation(
                section.optional("longest", Parser.DURATION, ESCALATION.longest()),
                section.optional("memory", Parser.DURATION, ESCALATION.memory()));
        section.done();
        return escalation;
    }

    static Guards guards(YamlMapping root) {
        YamlMapping section = root.mapping("guards");
        Guards guards = new Guards(
                section.optional("blocks_per_minute", Parser.number(1, MAX_BLOCKS), GUARDS.blocksPerMinute()),
                section.optional("blocks_per_hour", Parser.number(1, MAX_BLOCKS), GUARDS.blocksPerHour()),
                section.optional("throttle", Parser.DURATION, GUARDS.throttle()),
                section.optional("shared_users", Parser.number(2, Guards.MAX_REMEMBERED), GUARDS.sharedUsers()),
                section.optional("shared_within", Parser.DURATION, GUARDS.sharedWithin()),
                section.optional("familiar", Parser.DURATION, GUARDS.familiar()),
                section.optional("subjects", Parser.number(100, MAX_SUBJECTS), GUARDS.subjects()),
                section.optional("logouts_per_address", Parser.number(1, MAX_BLOCKS), GUARDS.logoutsPerAddress()));
        section.done();
        return guards;
    }
}
