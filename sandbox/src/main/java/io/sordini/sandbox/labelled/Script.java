package io.sordini.sandbox.labelled;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that one actor makes, in the order in which they were written down. */
final class Script {

    /** Only its line number is left of a trace of many. */
    private static final String ORIGIN = "labelled:";

    private final List<LabelledEvent> events = new ArrayList<>();
    private final @Nullable Integer attack;
    private int serial;

    /** @param attack its number, absent for ordinary use */
    Script(@Nullable Integer attack, int firstSerial) {
        this.attack = attack;
        this.serial = firstSerial;
    }

    List<LabelledEvent> events() {
        return events;
    }

    int nextSerial() {
        return serial;
    }

    /** A request without a body. */
    Script get(long at, Client client, String path, int status) {
        return add(at, client, request(at, client, "GET", path, status), Topic.REQUEST_EVENTS);
    }

    /** A request with a bearer token. */
    Script bearing(long at, Client client, String path, int status, String token) {
        return bearing(at, client, "GET", path, status, token);
    }

    Script bearing(long at, Client client, String method, String path, int status, String token) {
        ObjectNode event = request(at, client, method, path, status);
        headers(event).put("authorization", "Bearer " + token);
        return add(at, client, event, Topic.REQUEST_EVENTS);
    }

    /**
     * A request by any method.
     *
     * @param more further fields, name and value in turn
     */
    Script call(long at, Client client, String method, String path, int status, String... more) {
        ObjectNode event = request(at, client, method, path, status);
        put(event, more);
        return add(at, client, event, Topic.REQUEST_EVENTS);
    }

    /** A request with an API key. */
    Script keyed(long at, Client client, String path, int status, String key) {
        ObjectNode event = request(at, client, "GET", path, status);
        event.put("api_key", key);
        return add(at, client, event, Topic.REQUEST_EVENTS);
    }

    /** A request that an enforcer refused. */
    Script refused(long at, Client client, String path) {
        return get(at, client, path, 429);
    }

    /** A login by form. */
    Script login(long at, Client client, String user, int status) {
        ObjectNode event = request(at, client, "POST", "/token", status);
        event.put("request_body", "username=" + user + "&password=secret");
        event.put(
                "response_body",
                status == 200 ? "{\"access_token\":\"" + token(client, at) + "\"}" : "{\"detail\":\"no\"}");
        return add(at, client, event, Topic.REQUEST_EVENTS);
    }

    /** A logout with the token that {@link #login} gave at that time. */
    Script logout(long at, Client client, String token) {
        ObjectNode event = request(at, client, "POST", "/logout", 200);
        headers(event).put("authorization", "Bearer " + token);
        return add(at, client, event, Topic.REQUEST_EVENTS);
    }

    Script signUp(long at, Client client, String user) {
        ObjectNode event = request(at, client, "POST", "/register", 201);
        event.put("request_body", "{\"username\":\"" + user + "\"}");
        return add(at, client, event, Topic.REQUEST_EVENTS);
    }

    /**
     * An authentication event.
     *
     * @param more further fields, name and value in turn
     */
    Script auth(long at, Client client, String type, String user, String... more) {
        ObjectNode event = JsonDocument.object();
        event.put("type", type);
        event.put("timestamp", JsonDocument.text(Instant.ofEpochMilli(at)));
        event.put("user", user);
        event.put("client_ip", client.address());
        event.put("user_agent", client.agent());
        event.put("server_id", client.server());
        put(event, more);
        return add(at, client, event, Topic.AUTH_EVENTS);
    }

    private static void put(ObjectNode event, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            event.put(more[i], more[i + 1]);
        }
    }

    /** The token that {@link #login} gives then. */
    static String token(Client client, long at) {
        return WebToken.of("token-" + client.address() + "-" + at, at).text();
    }

    private ObjectNode request(long at, Client client, String method, String path, int status) {
        ObjectNode event = JsonDocument.object();
        event.put("timestamp", JsonDocument.text(Instant.ofEpochMilli(at)));
        event.put("method", method);
        event.put("path", path);
        event.put("status_code", status);
        event.put("client_ip", client.address());
        event.put("user_agent", client.agent());
        event.put("server_id", client.server());
        if (client.session() != null) {
            event.put("session_id", client.session());
        }
        return event;
    }

    private static ObjectNode headers(ObjectNode event) {
        return event.withObjectProperty("headers");
    }

    private Script add(long at, Client client, ObjectNode event, Topic topic) {
        SourceRecord record =
                new SourceRecord(topic, client.address(), JsonDocument.bytes(event), at, ORIGIN + serial++);
        events.add(new LabelledEvent(record, attack));
        return this;
    }
}
