package io.sordini.schemas.signal;

/** What an event means for its subject; a signal carries any number of facts. A fact keeps its bit for good. */
public enum Fact {
    /** A request that no enforcer had refused. */
    REQUEST(0, "requests"),
    /** A request that an enforcer refused, or that was answered 429. */
    REFUSED(1, "requests after being refused"),
    LOGIN_FAILED(2, "failed logins"),
    LOGIN_SUCCEEDED(3, "logins"),
    /** A request for something that is not a static file, answered 400, 403 or 404. */
    PROBE(4, "requests for what is not there"),
    /** A request for a path that only a scanner asks for. */
    SENSITIVE_FILE(5, "requests for sensitive files"),
    TOKEN_ISSUED(6, "tokens issued"),
    TOKEN_USED(7, "uses of a token"),
    LOGOUT(8, "logouts"),
    /** An event that could not be read; it counts for the address all the same. */
    MALFORMED(9, "malformed events"),
    /** A failed login under a name that nobody has. */
    UNKNOWN_USER(10, "logins under unknown names"),
    SIGN_UP(11, "sign-ups"),
    /** Any request answered 400, 403, 404 or 405, static files too. */
    MISSED(12, "requests that were turned down"),
    /** A request for a page of administration that was turned down. */
    ADMIN_PATH(13, "requests for administration pages"),
    /** A path or query that climbs out of its directory. */
    TRAVERSAL(14, "attempts to leave the directory"),
    SQL_INJECTION(15, "attempts to inject SQL"),
    SCRIPT_INJECTION(16, "attempts to inject scripts"),
    /** The user agent names a scanner. */
    SCANNER_AGENT(17, "requests by a scanner"),
    /** A request answered with a server error. */
    SERVER_ERROR(18, "server errors"),
    /** A page that was read without a credential. */
    READ(19, "pages read"),
    /** A request with a query and without a credential that was accepted: no cache answers it. */
    QUERIED(20, "requests with a query"),
    MFA_CHALLENGED(21, "second factors asked for"),
    MFA_SUCCEEDED(22, "second factors given"),
    MFA_FAILED(23, "wrong one-time codes"),
    MFA_DENIED(24, "second factors denied"),
    TOKEN_REFRESHED(25, "tokens refreshed"),
    /** A refresh token that had been exchanged already was presented again. */
    TOKEN_REUSED(26, "refresh tokens used twice"),
    /** A request with a token or API key that was answered 401. */
    CREDENTIAL_REFUSED(27, "requests with an invalid credential"),
    API_KEY_USED(28, "uses of an API key"),
    /** A request with an API key that was answered 401 or 403. */
    API_KEY_REFUSED(29, "refused uses of an API key"),
    /** An API key in the query of a request, where logs and proxies see it. */
    API_KEY_IN_URL(30, "requests with an API key in the address"),
    SESSION_USED(31, "uses of a session"),
    PASSWORD_CHANGED(32, "changes of the password"),
    /** A token on a request that was turned down, whoever did it. */
    TOKEN_PRESENTED(33, "refused uses of a token"),
    /** Concluded by stage two: an address was blocked. */
    BLOCKED(34, "blocks"),
    /** Concluded by stage two: an address was throttled. */
    THROTTLED(35, "throttled addresses"),
    /** Concluded by stage two: a credential was used after it had been withdrawn. */
    WITHDRAWN_USED(36, "uses of a withdrawn credential"),
    /** Concluded by stage two: a rule about another subject acts on this one. */
    CONCLUDED(37, "conclusions"),
    /** A request with a token that had expired, and was accepted. */
    TOKEN_EXPIRED(38, "accepted uses of an expired token"),
    /** A token of an issuer that the policy does not name, issued or accepted. */
    WRONG_ISSUER(39, "uses of a token of a wrong issuer"),
    /** A token for an audience that the policy does not name, issued or accepted. */
    WRONG_AUDIENCE(40, "uses of a token for a wrong audience"),
    /** A request that was accepted without the second factor that the policy demands for it. */
    SECOND_FACTOR_MISSING(41, "requests without the second factor"),
    /** A one-time code that had been used already. */
    MFA_REPLAYED(42, "one-time codes used again"),
    /** An API key in the body of a request, where logs see it. */
    API_KEY_IN_BODY(43, "requests with an API key in the body"),
    API_KEY_REGISTERED(44, "API keys registered"),
    /** A request that was accepted with an API key that nobody registered, where the policy wants that. */
    API_KEY_UNKNOWN(45, "uses of an API key that nobody registered"),
    /** A request that was accepted with an API key after its end. */
    API_KEY_EXPIRED(46, "uses of an API key after its end"),
    ROLE_BOUND(47, "roles bound"),
    /** A request that was accepted although the policy denies it to the roles. */
    ROLE_EXCEEDED(48, "requests beyond what the roles allow"),
    /** Concluded by stage two: the decision that led to one about this subject is undone. */
    UNDONE(49, "decisions undone");

    private final long mask;
    private final String noun;

    Fact(int bit, String noun) {
        mask = 1L << bit;
        this.noun = noun;
    }

    /** The fact's bit in the binary form of a signal; never reused for another fact. */
    long mask() {
        return mask;
    }

    /** What several of it are called, for people. */
    public String noun() {
        return noun;
    }
}
