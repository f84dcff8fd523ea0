package io.sordini.core.signal;

import io.sordini.core.policy.AuthEndpoint;
import io.sordini.core.policy.Mode;
import io.sordini.core.policy.Policy;
import io.sordini.core.request.BodyField;
import io.sordini.core.request.ClientAddress;
import io.sordini.core.request.RecordTime;
import io.sordini.core.request.RequestPath;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.event.AuthEvent;
import io.sordini.schemas.event.AuthEventType;
import io.sordini.schemas.event.Event;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.BearerToken;
import io.sordini.schemas.subject.Keyring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stage one of enforcement: turns a source record into signals, one for each subject that it concerns. */
public final class Signaller {

    private static final int MAX_USER = 256;
    private static final Set<Integer> PROBE_STATUSES = Set.of(400, 403, 404);

    private final Policy policy;
    private final Keyring keys;
    private final int limits;

    public Signaller(Policy policy, Keyring keys) {
        this.policy = policy;
        this.keys = keys;
        int bits = 0;
        for (int i = 0; i < policy.limits().size(); i++) {
            if (policy.limits().get(i).mode() != Mode.OFF) {
                bits |= 1 << i;
            }
        }
        this.limits = bits;
    }

    /**
     * The signals of an event, the address's first. Never throws for what the record is; an event that concerns nobody
     * gives none.
     *
     * @param now the reader's clock, milliseconds since the epoch; the time of a record with an impossible timestamp
     */
    public List<SubjectSignal> signals(SourceRecord source, long now) {
        long time = RecordTime.of(source, now);
        Event event = EventScan.read(source);
        SignalDraft draft = new SignalDraft(time, policy.version(), source.origin());
        List<SubjectSignal> signals = new ArrayList<>(2);
        if (!RecordTime.isPossible(source, now)) {
            draft.add(Fact.MALFORMED);
        }
        if (event instanceof RequestEvent request) {
            request(request, draft, signals);
        } else if (event instanceof AuthEvent auth) {
            authentication(auth, draft, signals);
        } else {
            // An attacker must not become invisible by being malformed: it counts like any request.
            draft.add(Fact.MALFORMED);
            draft.add(Fact.REQUEST);
            draft.countAgainst(limits);
        }
        Optional<Address> client = ClientAddress.of(source, event, policy);
        if (client.isPresent() && !draft.isEmpty()) {
            signals.add(0, draft.about(client.get().subject()));
        }
        return signals;
    }

    private void request(RequestEvent request, SignalDraft draft, List<SubjectSignal> signals) {
        RequestPath path = RequestPath.of(request.path());
        int status = status(request);
        draft.request(status, path.hash());
        if (request.decision() != null || status == 429) {
            draft.add(Fact.REFUSED);
            return;
        }
        draft.add(Fact.REQUEST);
        draft.countAgainst(limits);
        Optional<AuthEndpoint> endpoint = policy.authEndpoint(request.method(), path.normalized());
        String user = request.user();
        if (endpoint.isPresent() && endpoint.get().kind() == AuthEndpoint.Kind.LOGIN) {
            user = user != null
                    ? user
                    : BodyField.find(request.requestBody(), endpoint.get().user())
                            .orElse(null);
            login(request, endpoint.get(), draft, signals);
        } else {
            String decoded = path.decoded();
            if (policy.paths().isSensitive(decoded)) {
                draft.add(Fact.SENSITIVE_FILE);
            }
            if (endpoint.isEmpty()
                    && PROBE_STATUSES.contains(status)
                    && !policy.paths().isStatic(decoded)) {
                draft.add(Fact.PROBE);
            }
            tokenUse(request, endpoint.isPresent(), draft, signals);
        }
        if (user != null) {
            user(user, draft);
        }
    }

    /** The status code, 0 if there is none. */
    private static int status(RequestEvent request) {
        Integer status = request.status();
        return status == null ? 0 : status;
    }

    private void login(RequestEvent request, AuthEndpoint endpoint, SignalDraft draft, List<SubjectSignal> signals) {
        if (endpoint.failureStatuses().contains(status(request))) {
            draft.add(Fact.LOGIN_FAILED);
        } else if (request.succeeded()) {
            draft.add(Fact.LOGIN_SUCCEEDED);
            BodyField.find(request.responseBody(), endpoint.token())
                    .ifPresent(token -> signals.add(draft.about(
                            keys.token(token), BearerToken.read(token).expiresAt(), Fact.TOKEN_ISSUED)));
        }
    }

    private void tokenUse(RequestEvent request, boolean logout, SignalDraft draft, List<SubjectSignal> signals) {
        Optional<String> bearer = request.succeeded() ? request.bearerToken() : Optional.empty();
        if (bearer.isEmpty()) {
            return;
        }
        Fact[] facts = logout ? new Fact[] {Fact.TOKEN_USED, Fact.LOGOUT} : new Fact[] {Fact.TOKEN_USED};
        signals.add(draft.about(
                keys.token(bearer.get()), BearerToken.read(bearer.get()).expiresAt(), facts));
    }

    private void authentication(AuthEvent event, SignalDraft draft, List<SubjectSignal> signals) {
        if (event.type() == AuthEventType.LOGIN_FAILED) {
            draft.add(Fact.LOGIN_FAILED);
        } else if (event.type() == AuthEventType.LOGIN_SUCCEEDED) {
            draft.add(Fact.LOGIN_SUCCEEDED);
        }
        String user = event.user();
        if (user != null) {
            user(user, draft);
        }
        String jti = event.jti();
        if (jti == null || jti.isBlank()) {
            return;
        }
        Fact[] facts = switch (event.type()) {
            case LOGIN_SUCCEEDED, TOKEN_ISSUED, TOKEN_REFRESHED -> new Fact[] {Fact.TOKEN_ISSUED};
            // The identity service accepted the token to log it out, so it was a real one.
            case LOGOUT -> new Fact[] {Fact.TOKEN_USED, Fact.LOGOUT};
            case TOKEN_REVOKED -> new Fact[] {Fact.LOGOUT};
            case LOGIN_FAILED,
                    MFA_CHALLENGED,
                    MFA_SUCCEEDED,
                    MFA_FAILED,
                    MFA_DENIED,
                    API_KEY_CREATED,
                    API_KEY_DISABLED,
                    PASSWORD_CHANGED,
                    ROLE_BOUND -> new Fact[0];
        };
        if (facts.length > 0) {
            signals.add(draft.about(keys.tokenId(jti), Optional.ofNullable(event.expiresAt()), facts));
        }
    }

    private void user(String name, SignalDraft draft) {
        if (!name.isBlank()) {
            draft.user(keys.user(name.length() > MAX_USER ? name.substring(0, MAX_USER) : name));
        }
    }
}
