package io.sordini.sandbox.labelled;

/**
 * What attackers do, each at the threshold that peers use for it (CrowdSec's hub, Elastic, Okta, Auth0 and Entra). An
 * attack makes between four and six fifths of {@code threshold} such events, so some lie below it.
 */
public enum Attack {
    LOGIN_BRUTE_FORCE("login-bf-ip", 6),
    LOGIN_BRUTE_FORCE_SLOW("login-bf-slow-ip", 15),
    ACCOUNT_FROM_MANY_ADDRESSES("login-bf-account-dist", 10),
    ACCOUNT_IN_A_ROW("account-consecutive", 10),
    STUFFING("cred-stuffing-ip", 25),
    STUFFING_FROM_MANY_ADDRESSES("cred-stuffing-multi", 30),
    SPRAY("spray-ip", 15),
    SPRAY_FROM_MANY_ADDRESSES("spray-multi", 25),
    SPRAY_OF_ONE_PASSWORD("spray-fingerprint", 10),
    USER_ENUMERATION("user-enum", 6),
    PUSH_BOMBING("mfa-bombing", 5),
    PUSH_FATIGUE("mfa-fatigue", 5),
    CODE_GUESSING("otp-guess", 5),
    SUCCESS_AFTER_GUESSING("success-after-attack-ip", 6),
    TAKEOVER("success-after-attack-user", 10),
    REFRESH_REUSE("refresh-reuse", 1),
    WITHDRAWN_TOKEN("revoked-token-abuse", 3),
    TOKEN_CRACKING("token-cracking", 6),
    SESSION_HIJACK("session-hijack", 2),
    PROBING("probing", 11),
    SENSITIVE_FILES("sensitive-files", 5),
    ADMIN_PROBING("admin-probing", 3),
    WORDLIST("wordlist-fuzz", 500),
    SCANNER_AGENT("bad-ua", 2),
    TRAVERSAL("traversal", 4),
    SQL_INJECTION("sqli", 11),
    SCRIPT_INJECTION("xss", 6),
    CRAWL("crawl", 46),
    SERVER_ERRORS("error-5xx-burst", 11),
    IGNORED_REFUSALS("rl-abuse", 6),
    FLOOD("dos-ip", 33),
    AGENT_SWITCHING("dos-switch-ua", 11),
    MANY_OF_ONE_RANGE("subnet-escalate", 6),
    SIGN_UPS("signup-abuse", 51),
    KEY_IN_URL("api-key-in-url", 1),
    DISABLED_KEY("api-key-refused", 6),
    ACCOUNT_WITHOUT_END("account-guessing-limit", 100),
    REPLAYED_CODE("otp-replay", 1),
    /** In kilometres, two hours apart. */
    DISTANT_LOGIN("impossible-travel", 1000),
    WITHDRAWN_TOKEN_ONCE("revoked-token-use", 1),
    KEY_IN_BODY("api-key-in-body", 1),
    UNREGISTERED_KEY("api-key-unknown", 1, Demand.REGISTERED_KEYS),
    EXPIRED_KEY("api-key-expired", 1),
    KEY_BEYOND_ITS_ROLE("api-key-beyond", 1),
    KEY_IGNORES_REFUSALS("rl-abuse-key", 6),
    /** In seconds after its end. */
    EXPIRED_TOKEN("token-expired", 61),
    FOREIGN_ISSUER("token-wrong-issuer", 1, Demand.ISSUERS),
    FOREIGN_AUDIENCE("token-wrong-audience", 1, Demand.AUDIENCES),
    SESSION_OF_A_PASSWORD("second-factor-missing", 1, Demand.SECOND_FACTOR),
    TOKEN_OF_A_PASSWORD("second-factor-unproven", 1, Demand.SECOND_FACTOR),
    TOKEN_BEYOND_ITS_ROLE("role-drift", 1),
    USER_BEYOND_THEIR_ROLE("role-drift-user", 1),
    FLOOD_OF_ONE_RANGE("subnet-flood", 5),
    AGAIN_AND_AGAIN("recidive", 5);

    private final String rule;
    private final int threshold;
    private final Demand demand;

    Attack(String rule, int threshold) {
        this(rule, threshold, Demand.NOTHING);
    }

    Attack(String rule, int threshold, Demand demand) {
        this.rule = rule;
        this.threshold = threshold;
        this.demand = demand;
    }

    /** What a policy must demand, or this is nothing that it forbids. */
    public Demand demand() {
        return demand;
    }

    /** The rule that ought to see it. */
    public String rule() {
        return rule;
    }

    /** So many events, or members for what takes several addresses, or what else the constant says, are an attack. */
    public int threshold() {
        return threshold;
    }
}
