package io.sordini.core.signal;

import io.sordini.core.policy.Policy;
import io.sordini.core.request.ClientAddress;
import io.sordini.core.request.RecordTime;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.AuthEvent;
import io.sordini.schemas.event.Event;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.subject.Keyring;
import java.util.List;

/** Stage one of enforcement: turns a source record into signals, one for each subject that it concerns. */
public final class Signaller {

    private final Policy policy;
    private final Interest interest;
    private final RequestMeaning requests;
    private final AuthMeaning authentications;

    public Signaller(Policy policy, Keyring keys) {
        this.policy = policy;
        this.interest = new Interest(policy);
        this.requests = new RequestMeaning(policy, keys);
        this.authentications = new AuthMeaning(policy, keys);
    }

    /**
     * The signals of an event, the address's first. Never throws for what the record is; an event that concerns nobody
     * gives none.
     *
     * @param now the reader's clock, milliseconds since the epoch; the time of a record with an impossible timestamp
     */
    public List<SubjectSignal> signals(SourceRecord source, long now) {
        Event event = EventScan.read(source);
        SignalDraft draft = new SignalDraft(interest, RecordTime.of(source, now), source.origin());
        draft.client(ClientAddress.of(source, event, policy).orElse(null));
        if (!RecordTime.isPossible(source, now)) {
            draft.add(Fact.MALFORMED);
        }
        if (event instanceof RequestEvent request) {
            requests.read(request, draft);
        } else if (event instanceof AuthEvent auth) {
            authentications.read(auth, draft);
        } else {
            // An attacker must not become invisible by being malformed: it counts like any request.
            draft.add(Fact.MALFORMED);
            draft.add(Fact.REQUEST);
        }
        return draft.signals();
    }
}
