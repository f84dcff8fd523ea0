package io.sordini.enforcer;

import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Decision;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Both compacted topics, as far as they were read. */
final class View {

    private final Entries blocklist = new Entries();
    private final Entries revocations = new Entries();

    Entries of(Topic topic) {
        return topic == Topic.REVOCATIONS ? revocations : blocklist;
    }

    Verdict verdict(Caller caller, Keyring keyring, Instant now) {
        Address address = caller.address();
        // Hashing names costs more than everything else here.
        List<Subject> subjects = holdsCredentials() ? caller.candidates(keyring) : List.of();
        Verdict verdict = revocations.strictest(subjects, address, Verdict.ALLOWED, now);
        return blocklist.strictest(address, blocklist.strictest(subjects, address, verdict, now), now);
    }

    void clearUp(Instant now) {
        blocklist.clearUp(now);
        revocations.clearUp(now);
    }

    int size() {
        return blocklist.size() + revocations.size();
    }

    void forEachSince(View older, Consumer<Decision> action) {
        blocklist.forEachSince(older.blocklist, action);
        revocations.forEachSince(older.revocations, action);
    }

    private boolean holdsCredentials() {
        return revocations.holdsCredentials() || blocklist.holdsCredentials();
    }
}
