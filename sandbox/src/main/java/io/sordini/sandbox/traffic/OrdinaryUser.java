package io.sordini.sandbox.traffic;

import io.sordini.sandbox.traffic.Call.Caller;
import io.sordini.sandbox.traffic.MockApi.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Logs in, now and then with a mistyped password, looks around, orders, and after a while logs out. */
final class OrdinaryUser implements Actor {

    private static final List<String> ACCOUNTS = List.of("admin", "user", "guest", "bob");
    private static final List<String> AGENTS =
            List.of("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "curl/8.5.0", "python-requests/2.32");
    private static final int LEAST_PAUSE_MS = 400;
    private static final int MOST_PAUSE_MS = 1_600;

    private final Random random;
    private final Caller caller;
    private final String account;
    private Instant nextAt;
    private @Nullable String token;
    private boolean mistyped;
    private boolean loggedOut;

    OrdinaryUser(int number, Random random, Instant start) {
        this.random = random;
        caller = new Caller("198.51.100." + (10 + number), AGENTS.get(number % AGENTS.size()), "sess-" + number);
        account = ACCOUNTS.get(number % ACCOUNTS.size());
        nextAt = start.plusMillis(random.nextInt(MOST_PAUSE_MS));
    }

    @Override
    public Instant nextAt() {
        return nextAt;
    }

    @Override
    public TrafficEvent act(MockApi api) {
        String held = token;
        Exchange exchange = api.serve(nextAt, Label.ORDINARY, held == null ? logIn() : browse(held));
        if (held == null) {
            token = exchange.response().token();
        } else if (loggedOut) {
            token = null;
            loggedOut = false;
        }
        nextAt = nextAt.plus(Duration.ofMillis(LEAST_PAUSE_MS + random.nextInt(MOST_PAUSE_MS - LEAST_PAUSE_MS)));
        return exchange.event();
    }

    private Call logIn() {
        mistyped = !mistyped && random.nextInt(8) == 0; // never twice in a row
        String password = MockApi.PASSWORDS.getOrDefault(account, "");
        return Call.login(caller, account, mistyped ? password + "1" : password);
    }

    private Call browse(String held) {
        int choice = random.nextInt(100);
        if (choice < 2) {
            loggedOut = true;
            return Call.post(caller, "/logout", "").bearing(held);
        }
        if (choice < 4) {
            return Call.get(caller, "/orders/" + random.nextInt(3)).bearing(held); // there are none by number: 404
        }
        if (choice < 25) {
            String order = "{\"item\":\"book\",\"card_number\":\"4111 1111 1111 1111\",\"email\":\"bob@example.com\"}";
            return Call.post(caller, "/orders", order).bearing(held);
        }
        return choice < 60
                ? Call.get(caller, "/users").query("email=bob%40example.com").bearing(held)
                : Call.get(caller, "/orders").query("page=" + random.nextInt(9)).bearing(held);
    }
}
