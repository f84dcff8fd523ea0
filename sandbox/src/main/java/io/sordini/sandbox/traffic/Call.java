package io.sordini.sandbox.traffic;

import org.jspecify.annotations.Nullable;

/** A request on its way to the mock API. */
record Call(
        Caller caller,
        String method,
        String path,
        String query,
        String body,
        @Nullable String token,
        @Nullable String apiKey) {

    /** Who sends it: address, user agent and, where there is one, the session. */
    record Caller(
            String address, String userAgent, @Nullable String session) {}

    static Call get(Caller caller, String path) {
        return new Call(caller, "GET", path, "", "", null, null);
    }

    static Call post(Caller caller, String path, String body) {
        return new Call(caller, "POST", path, "", body, null, null);
    }

    static Call login(Caller caller, String user, String password) {
        return post(caller, "/token", "username=" + user + "&password=" + password.replace("!", "%21"));
    }

    Call query(String query) {
        return new Call(caller, method, path, query, body, token, apiKey);
    }

    Call bearing(String token) {
        return new Call(caller, method, path, query, body, token, apiKey);
    }

    Call withKey(String apiKey) {
        return new Call(caller, method, path, query, body, token, apiKey);
    }

    /** Method and path only: the rest holds credentials. */
    @Override
    public String toString() {
        return "Call[" + method + " " + path + "]";
    }
}
