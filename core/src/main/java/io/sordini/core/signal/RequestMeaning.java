package io.sordini.core.signal;

import io.sordini.core.policy.AuthEndpoint;
import io.sordini.core.policy.Policy;
import io.sordini.core.policy.RequestPatterns;
import io.sordini.core.request.BodyField;
import io.sordini.core.request.RequestPath;
import io.sordini.core.request.RequestQuery;
import io.sordini.core.store.Hash;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.subject.BearerToken;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request means, and for whom. */
final class RequestMeaning {

    private static final Set<Integer> PROBED = Set.of(400, 403, 404);
    private static final Set<Integer> MISSED = Set.of(400, 403, 404, 405);
    private static final Set<Integer> DENIED = Set.of(401, 403, 404);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Policy policy;
    private final Keyring keys;

    RequestMeaning(Policy policy, Keyring keys) {
        this.policy = policy;
        this.keys = keys;
    }

    void read(RequestEvent request, SignalDraft draft) {
        RequestPath path = RequestPath.of(request.path());
        RequestQuery query = RequestQuery.of(request);
        String normalized = path.normalized();
        int status = status(request);
        draft.request(request.method(), normalized, status);
        draft.path(path.hash());
        draft.query(query.hash());
        draft.place(request.place());
        if (request.userAgent() != null) {
            draft.agent(Hash.of(request.userAgent()));
        }
        if (request.decision() != null || status == TOO_MANY) {
            refused(request, draft);
            return;
        }
        draft.add(Fact.REQUEST);
        Optional<AuthEndpoint> endpoint = policy.authEndpoint(request.method(), normalized);
        if (endpoint.isPresent() && endpoint.get().kind() == AuthEndpoint.Kind.LOGIN) {
            login(request, endpoint.get(), draft);
            return;
        }
        Accepted accepted = new Accepted(policy, request, normalized, endpoint.isPresent(), draft.time());
        draft.roles(accepted.allowingRoles());
        whose(request, accepted, draft);
        path(request, path.decoded(), endpoint.isPresent(), draft);
        page(request, path.decoded(), normalized, draft);
        query(request, query, draft);
        credentials(request, query, endpoint.isPresent(), accepted, draft);
    }

    private void refused(RequestEvent request, SignalDraft draft) {
        draft.add(Fact.REFUSED);
        request.bearerToken()
                .ifPresent(
                        token -> draft.tellAlways(keys.token(token), Facts.of(Fact.TOKEN_PRESENTED), Optional.empty()));
        Names.apiKey(keys, headerOrField(request)).ifPresent(key -> draft.tell(key, Facts.of(Fact.REFUSED)));
    }

    private void whose(RequestEvent request, Accepted accepted, SignalDraft draft) {
        Names.user(keys, request.user()).ifPresent(user -> {
            draft.user(user);
            draft.tell(user, Facts.of(Fact.REQUEST).and(accepted.ofAnybody()));
        });
        Names.tenant(request.serverId()).ifPresent(tenant -> draft.tell(tenant, Facts.of(Fact.REQUEST)));
    }

    /** The status code, 0 if there is none. */
    private static int status(RequestEvent request) {
        Integer status = request.status();
        return status == null ? 0 : status;
    }

    /** What asking for the path says. */
    private void path(RequestEvent request, String path, boolean endpoint, SignalDraft draft) {
        int status = status(request);
        if (policy.paths().isSensitive(path)) {
            draft.add(Fact.SENSITIVE_FILE);
        }
        if (MISSED.contains(status)) {
            draft.add(Fact.MISSED);
        }
        if (!endpoint && PROBED.contains(status) && !policy.paths().isStatic(path)) {
            draft.add(Fact.PROBE);
        }
        if (DENIED.contains(status) && policy.paths().isAdmin(path)) {
            draft.add(Fact.ADMIN_PATH);
        }
        if (path.contains("../") || path.contains("..\\")) {
            draft.add(Fact.TRAVERSAL);
        }
    }

    /** What the request does, and what came of it. */
    private void page(RequestEvent request, String path, String normalized, SignalDraft draft) {
        boolean get = request.method().equalsIgnoreCase("GET");
        if (status(request) >= SERVER_ERROR) {
            draft.add(Fact.SERVER_ERROR);
        }
        if (request.method().equalsIgnoreCase("POST") && policy.paths().isSignUp(normalized)) {
            draft.add(Fact.SIGN_UP);
        }
        if (get
                && request.succeeded()
                && isAnonymous(request)
                && !policy.paths().isStatic(path)) {
            draft.add(Fact.READ);
        }
    }

    private void query(RequestEvent request, RequestQuery query, SignalDraft draft) {
        String agent = request.userAgent();
        if (agent != null && RequestPatterns.isIn(agent, policy.requests().scannerAgents())) {
            draft.add(Fact.SCANNER_AGENT);
        }
        if (query.isEmpty()) {
            return;
        }
        String decoded = query.decoded();
        if (RequestPatterns.isIn(decoded, policy.requests().sql())) {
            draft.add(Fact.SQL_INJECTION);
        }
        if (RequestPatterns.isIn(decoded, policy.requests().script())) {
            draft.add(Fact.SCRIPT_INJECTION);
        }
        if (decoded.contains("../../") || decoded.contains("..\\..\\")) {
            draft.add(Fact.TRAVERSAL);
        }
        if (isAnonymous(request)) {
            draft.add(Fact.QUERIED);
        }
    }

    /** Whether no credential was accepted; one that is refused must not hide anything. */
    private static boolean isAnonymous(RequestEvent request) {
        return !request.succeeded() || (request.bearerToken().isEmpty() && headerOrField(request) == null);
    }

    private static @Nullable String headerOrField(RequestEvent request) {
        return PresentedKey.headerOrField(request);
    }

    private void credentials(
            RequestEvent request, RequestQuery query, boolean logout, Accepted accepted, SignalDraft draft) {
        Optional<String> bearer = request.bearerToken();
        Optional<Subject> token = bearer.map(keys::token);
        PresentedKey presented = PresentedKey.of(request, query);
        Optional<Subject> key = Names.apiKey(keys, presented.text());
        if (status(request) == UNAUTHORIZED) {
            token.or(() -> key).ifPresent(refused -> {
                draft.credential(refused);
                draft.add(Fact.CREDENTIAL_REFUSED);
            });
        }
        if (token.isPresent()) {
            BearerToken claims = BearerToken.read(bearer.orElseThrow());
            Facts said = !request.succeeded()
                    ? Facts.of(Fact.TOKEN_PRESENTED)
                    : logout ? Facts.of(Fact.TOKEN_USED, Fact.LOGOUT) : Facts.of(Fact.TOKEN_USED);
            draft.tellAlways(token.get(), said.and(accepted.ofToken(claims)), claims.expiresAt());
        }
        key.ifPresent(subject -> {
            Facts said = keyFacts(request, presented.place()).and(accepted.ofKey());
            if (!said.isEmpty()) {
                draft.tell(subject, said);
            }
        });
        if (request.succeeded()) {
            Names.session(keys, request.sessionId())
                    .ifPresent(session ->
                            draft.tell(session, Facts.of(Fact.SESSION_USED).and(accepted.ofSession())));
        }
    }

    private static Facts keyFacts(RequestEvent request, PresentedKey.Where place) {
        int status = status(request);
        if (request.succeeded()) {
            Facts used = Facts.of(Fact.API_KEY_USED, Fact.REQUEST);
            return switch (place) {
                case URL -> used.and(Fact.API_KEY_IN_URL);
                case BODY -> used.and(Fact.API_KEY_IN_BODY);
                case HEADER -> used;
            };
        }
        return status == UNAUTHORIZED || status == FORBIDDEN ? Facts.of(Fact.API_KEY_REFUSED) : Facts.NONE;
    }

    private void login(RequestEvent request, AuthEndpoint endpoint, SignalDraft draft) {
        String name = request.user() != null
                ? request.user()
                : BodyField.find(request.requestBody(), endpoint.user()).orElse(null);
        Optional<Subject> user = Names.user(keys, name);
        user.ifPresent(draft::user);
        Facts said = Facts.NONE;
        if (endpoint.failureStatuses().contains(status(request))) {
            said = Facts.of(Fact.LOGIN_FAILED);
            if (status(request) == NOT_FOUND) {
                said = said.and(Fact.UNKNOWN_USER);
            }
        } else if (request.succeeded()) {
            said = Facts.of(Fact.LOGIN_SUCCEEDED);
            session(request, endpoint, draft);
        }
        said.forEach(draft::add);
        Facts about = said;
        if (said.contains(Fact.LOGIN_SUCCEEDED)) {
            user.ifPresent(known -> draft.tellAlways(known, about, Optional.empty()));
        } else if (!said.isEmpty() && !said.contains(Fact.UNKNOWN_USER)) {
            user.ifPresent(known -> draft.tell(known, about));
        }
        Names.tenant(request.serverId()).ifPresent(tenant -> draft.tell(tenant, about.and(Fact.REQUEST)));
    }

    private void session(RequestEvent request, AuthEndpoint endpoint, SignalDraft draft) {
        Optional<String> token = BodyField.find(request.responseBody(), endpoint.token());
        if (token.isPresent()) {
            Subject subject = keys.token(token.get());
            draft.session(subject);
            draft.tellAlways(
                    subject,
                    Facts.of(Fact.TOKEN_ISSUED),
                    BearerToken.read(token.get()).expiresAt());
        } else {
            Names.session(keys, request.sessionId()).ifPresent(session -> {
                draft.session(session);
                draft.tellAlways(session, Facts.of(Fact.TOKEN_ISSUED), Optional.empty());
            });
        }
    }
}
