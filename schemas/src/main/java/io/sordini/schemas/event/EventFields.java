package io.sordini.schemas.event;

import io.sordini.schemas.event.MalformedEvent.Reason;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Place;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scan has picked up so far, and the event that it amounts to. */
final class EventFields {

    /** Headers of one request, and fields kept of one body. */
    static final int MAX_NESTED = 256;

    private final Map<Field, Object> values = new EnumMap<>(Field.class);

    boolean has(Field field) {
        return values.containsKey(field);
    }

    void put(Field field, Object value) {
        values.put(field, value);
    }

    /** Keeps a field of headers or of a body; false when there are too many of them. */
    boolean putNested(Field field, String name, String value) {
        if (!(values.get(field) instanceof Map<?, ?> fields)) {
            return true;
        }
        if (fields.size() >= MAX_NESTED && !fields.containsKey(name)) {
            return false;
        }
        texts(fields).put(name, value);
        return true;
    }

    @SuppressWarnings("unchecked") // the scan puts no other maps
    private static Map<String, String> texts(Map<?, ?> fields) {
        return (Map<String, String>) fields;
    }

    Event requestEvent() {
        String method = text(Field.METHOD);
        String path = text(Field.PATH);
        if (method == null || path == null) {
            return missing(method == null ? Field.METHOD : Field.PATH);
        }
        return new RequestEvent(
                text(Field.ID),
                text(Field.TIMESTAMP),
                method,
                path,
                body(Field.QUERY_PARAMS),
                fields(Field.HEADERS),
                body(Field.REQUEST_BODY),
                body(Field.RESPONSE_BODY),
                values.get(Field.STATUS_CODE) instanceof Integer status ? status : null,
                values.get(Field.RESPONSE_TIME_MS) instanceof Double time ? time : null,
                client(),
                text(Field.USER_AGENT),
                text(Field.SESSION_ID),
                text(Field.CORRELATION_ID),
                text(Field.SERVER_ID),
                text(Field.USER),
                text(Field.API_KEY),
                text(Field.DECISION),
                place());
    }

    Event authEvent() {
        String name = text(Field.TYPE);
        AuthEventType type = name == null ? null : AuthEventType.parse(name).orElse(null);
        if (type == null) {
            return name == null
                    ? missing(Field.TYPE)
                    : new MalformedEvent(Reason.WRONG_TYPE, Field.TYPE.text(), client());
        }
        return new AuthEvent(
                type,
                text(Field.ID),
                text(Field.TIMESTAMP),
                text(Field.USER),
                client(),
                text(Field.SESSION_ID),
                text(Field.JTI),
                text(Field.FAMILY),
                text(Field.ISSUER),
                text(Field.AUDIENCE),
                EventTime.parse(text(Field.EXPIRES_AT)).orElse(null),
                text(Field.MFA_METHOD),
                text(Field.REASON),
                text(Field.PASSWORD_FINGERPRINT),
                text(Field.USER_AGENT),
                text(Field.CORRELATION_ID),
                text(Field.SERVER_ID),
                text(Field.API_KEY),
                text(Field.ROLE),
                place());
    }

    private @Nullable Place place() {
        return Place.parse(text(Field.LATITUDE), text(Field.LONGITUDE)).orElse(null);
    }

    private MalformedEvent missing(Field field) {
        return new MalformedEvent(Reason.MISSING_FIELD, field.text(), client());
    }

    @Nullable
    Address client() {
        String text = text(Field.CLIENT_IP);
        return text == null ? null : Address.parse(text.strip()).orElse(null);
    }

    private @Nullable String text(Field field) {
        return values.get(field) instanceof String text ? text : null;
    }

    private Map<String, String> fields(Field field) {
        return values.get(field) instanceof Map<?, ?> fields ? texts(fields) : Map.of();
    }

    private Body body(Field field) {
        String text = text(field);
        return text == null && fields(field).isEmpty() ? Body.NONE : new Body(text, fields(field));
    }

    /** A field that is there with the value null, or with one that has no use. */
    enum Absent {
        ABSENT
    }
}
