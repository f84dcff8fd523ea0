package io.sordini.enforcer;

import io.sordini.schemas.CodecException;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What one compacted topic holds; one thread writes, any number read without locking. */
final class Entries {

    private final Map<Subject, Decision> decisions = new ConcurrentHashMap<>();
    private final Map<Subject, Verdict> verdicts = new ConcurrentHashMap<>();

    /** Networks that a verdict spares, of the few that spare any. */
    private final Map<Subject, List<Network>> spared = new ConcurrentHashMap<>();

    /** Used by the writing thread only. */
    private final Set<Subject> buried = new HashSet<>();

    private final NetworkTable addresses = new NetworkTable();
    private final NetworkTable ranges = new NetworkTable();

    /**
     * Takes a decision over unless one of the same or a higher version is known.
     *
     * @return whether it was taken over
     * @throws CodecException when the subject is no address or range though its scope says so
     */
    boolean put(Decision decision) {
        Subject subject = decision.subject();
        Decision known = decisions.get(subject);
        if (known != null && known.version() >= decision.version()) {
            return false;
        }
        Verdict verdict = Verdict.of(decision);
        if (subject.scope() == Scope.IP) {
            addresses.put(network(subject), verdict);
        } else if (subject.scope() == Scope.RANGE) {
            ranges.put(network(subject), verdict);
        } else {
            spare(subject, decision.except());
            verdicts.put(subject, verdict);
        }
        decisions.put(subject, decision);
        buried.remove(subject);
        return true;
    }

    /** Takes a tombstone: it clears up behind a decision that has ended, and never ends one that has not. */
    void remove(Subject subject, Instant now) {
        Decision known = decisions.get(subject);
        if (known == null) {
            return;
        }
        if (known.isActiveAt(now)) {
            buried.add(subject);
        } else {
            forget(subject);
        }
    }

    /** Clears up behind decisions whose tombstones came before their end, as they do when clocks are apart. */
    void clearUp(Instant now) {
        buried.removeIf(subject -> {
            Decision known = decisions.get(subject);
            if (known != null && !known.isActiveAt(now)) {
                forget(subject);
            }
            return known == null || !known.isActiveAt(now);
        });
    }

    private void forget(Subject subject) {
        decisions.remove(subject);
        if (subject.scope() == Scope.IP) {
            addresses.remove(network(subject));
        } else if (subject.scope() == Scope.RANGE) {
            ranges.remove(network(subject));
        } else {
            verdicts.remove(subject);
            spared.remove(subject);
        }
    }

    Verdict strictest(Address address, Verdict given, Instant now) {
        return ranges.strictest(address, addresses.strictest(address, given, now), now);
    }

    private void spare(Subject subject, List<String> except) {
        List<Network> networks =
                except.stream().map(Network::parse).flatMap(Optional::stream).toList();
        if (networks.isEmpty()) {
            spared.remove(subject);
        } else {
            spared.put(subject, networks);
        }
    }

    private boolean spares(Subject subject, Address address) {
        return !spared.isEmpty()
                && spared.getOrDefault(subject, List.of()).stream().anyMatch(network -> network.contains(address));
    }

    Verdict strictest(List<Subject> subjects, Address address, Verdict given, Instant now) {
        Verdict strictest = given;
        for (Subject subject : subjects) {
            Verdict verdict = verdicts.get(subject);
            if (verdict != null && !spares(subject, address)) {
                strictest = strictest.orStricter(verdict, now);
            }
        }
        return strictest;
    }

    int size() {
        return decisions.size();
    }

    /** Whether anything but addresses and ranges is held. */
    boolean holdsCredentials() {
        return !verdicts.isEmpty();
    }

    /** Every decision that the older entries do not hold in the same version. */
    void forEachSince(Entries older, Consumer<Decision> action) {
        decisions.forEach((subject, decision) -> {
            Decision known = older.decisions.get(subject);
            if (known == null || known.version() < decision.version()) {
                action.accept(decision);
            }
        });
    }

    private static Network network(Subject subject) {
        return Network.parse(subject.value())
                .orElseThrow(() -> new CodecException(subject.scope().text() + " subject must be an address or range"));
    }
}
