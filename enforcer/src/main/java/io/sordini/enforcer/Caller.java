package io.sordini.enforcer;

import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, as far as the server knows. What is absent is not looked up.
 *
 * @param bearerToken the token as it stands in the request, without the word Bearer
 * @param user the name under which the user logs in
 */
public record Caller(
        Address address,
        @Nullable String bearerToken,
        @Nullable String user,
        @Nullable String sessionId,
        @Nullable String apiKey) {

    /** Longer names are cut to this, as they are where decisions are made. */
    private static final int MAX_NAME = 256;

    /** Somebody with a token or without. */
    public static Caller of(Address address, @Nullable String bearerToken) {
        return new Caller(address, bearerToken, null, null, null);
    }

    /** Every subject under which something may be decided, the address aside. */
    List<Subject> candidates(Keyring keyring) {
        List<Subject> subjects = new ArrayList<>(4);
        if (bearerToken != null) {
            subjects.addAll(keyring.candidates(bearerToken));
        }
        if (isGiven(user)) {
            subjects.addAll(keyring.userCandidates(bounded(user)));
        }
        if (isGiven(sessionId)) {
            subjects.addAll(keyring.sessionCandidates(bounded(sessionId)));
        }
        if (isGiven(apiKey)) {
            subjects.addAll(keyring.apiKeyCandidates(bounded(apiKey)));
        }
        return subjects;
    }

    private static boolean isGiven(@Nullable String name) {
        return name != null && !name.isBlank();
    }

    private static String bounded(@Nullable String name) {
        String given = name == null ? "" : name;
        return given.length() > MAX_NAME ? given.substring(0, MAX_NAME) : given;
    }

    /** The address only. */
    @Override
    public String toString() {
        return "Caller[" + address + "]";
    }
}
