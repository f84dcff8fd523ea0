package io.sordini.readers;

/** Lines as a MockLoop server writes them. */
final class Lines {

    private Lines() {}

    /** A request at a second of 2026-03-01T10:00, from an address. */
    static String request(int second, String method, String path, String client) {
        return request(second, method, path, client, "{\"user-agent\": \"probe/1\"}", "");
    }

    static String request(int second, String method, String path, String client, String headers, String body) {
        return "{\"timestamp\": \"" + time(second) + "\", \"type\": \"request\", \"method\": \"" + method
                + "\", \"path\": \"" + path + "\", \"query_params\": \"a=1\", \"client_host\": \"" + client
                + "\", \"client_port\": 0, \"headers\": " + headers + ", \"body\": \"" + body + "\"}\n";
    }

    static String response(int second, String method, String path, int status) {
        return response(second, method, path, status, "ok");
    }

    static String response(int second, String method, String path, int status, String body) {
        return "{\"timestamp\": \"" + time(second) + "\", \"type\": \"response\", \"method\": \"" + method
                + "\", \"path\": \"" + path + "\", \"status_code\": " + status
                + ", \"process_time_ms\": 3, \"headers\": {\"content-type\": \"text/plain\"}, \"body\": \"" + body
                + "\"}\n";
    }

    static String time(int second) {
        return String.format(java.util.Locale.ROOT, "2026-03-01T10:%02d:%02d+0000", second / 60, second % 60);
    }

    /** The second's time in milliseconds since the epoch. */
    static long millis(int second) {
        return 1_772_359_200_000L + second * 1000L;
    }
}
