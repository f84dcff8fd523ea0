package io.sordini.sandbox.traffic;

import io.sordini.sandbox.traffic.Call.Caller;
import io.sordini.sandbox.traffic.MockApi.Exchange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user logs in, works and logs out; a thief who has the token uses it from elsewhere, before and after. */
final class TokenTheft implements Actor {

    private static final Caller OWNER =
            new Caller("198.51.100.200", "Mozilla/5.0 (Macintosh) Safari/605", "sess-owner");
    private static final Caller THIEF = new Caller("203.0.113.99", "okhttp/4.12", null);
    private static final long PACE_MS = 700;
    private static final int LOGOUT = 4;
    private static final int CALLS = 30;

    private final Instant start;
    private int made;
    private @Nullable String token;

    TokenTheft(Instant start) {
        this.start = start.plusMillis(1_300);
    }

    @Override
    public Instant nextAt() {
        return start.plus(Attacker.ROUND.multipliedBy(made / CALLS)).plusMillis(PACE_MS * (made % CALLS));
    }

    @Override
    public TrafficEvent act(MockApi api) {
        Instant at = nextAt();
        int step = made++ % CALLS;
        String held = token;
        if (step == 0 || held == null) {
            Exchange login = api.serve(at, Label.ORDINARY, Call.login(OWNER, "bob", "S3cret!"));
            token = login.response().token();
            return login.event();
        }
        if (step == LOGOUT) {
            return api.serve(at, Label.ORDINARY, Call.post(OWNER, "/logout", "").bearing(held))
                    .event();
        }
        boolean owner = step < LOGOUT && step % 2 == 1;
        Call call = Call.get(owner ? OWNER : THIEF, "/users").bearing(held);
        return api.serve(at, owner ? Label.ORDINARY : Label.STOLEN_TOKEN, call).event();
    }
}
