package io.sordini.schemas.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.MalformedEvent.Reason;
import io.sordini.schemas.subject.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of an event, whoever pulls the tokens: enforcement just drains it, audit pulls the tokens into
 * its masking walk. The fields that Sordini reads are picked up on the way, and every bound on hostile input is enforced.
 * Pull with {@link #nextToken()} to the end, then ask for {@link #event}.
 */
public final class EventScan extends JsonParserDelegate {

    /** Deepest nesting that is read, in levels. */
    public static final int MAX_DEPTH = 64;

    /** Headers of one request, and fields kept of one body. */
    static final int MAX_NESTED_FIELDS = 256;

    private static final int MAX_STATUS = 999;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(1024)
                    .maxNumberLength(64)
                    .maxStringLength(Topic.MAX_VALUE_BYTES)
                    .maxTokenCount(100_000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private final Map<Field, Object> found = new EnumMap<>(Field.class);
    private boolean opened;
    private int depth;
    private @Nullable Field current;
    private @Nullable String nestedName;
    private @Nullable MalformedEvent fault;

    private EventScan(JsonParser parser) {
        super(parser);
    }

    /** Opens a scan of a value that is not empty and not larger than {@link Topic#MAX_VALUE_BYTES}. */
    public static EventScan open(byte[] value) throws IOException {
        int start = startsWithByteOrderMark(value) ? 3 : 0;
        EventScan scan = new EventScan(JSON.createParser(value, start, value.length - start));
        if (!isUtf8(value)) {
            scan.fail(Reason.INVALID_UTF8, null);
        }
        return scan;
    }

    /** Reads a record that nobody needs the tokens of. Never throws for what the bytes are. */
    public static Event read(SourceRecord source) {
        byte[] value = source.value();
        MalformedEvent refused = refuse(value);
        if (refused != null || value == null) {
            return refused == null ? new MalformedEvent(Reason.EMPTY, null, null) : refused;
        }
        try (EventScan scan = open(value)) {
            try {
                while (scan.nextToken() != null) {
                    // each token is looked at on its way
                }
                return scan.event(source.topic());
            } catch (IOException e) {
                return scan.malformed(e);
            }
        } catch (IOException e) {
            return new MalformedEvent(Reason.NOT_JSON, null, null);
        }
    }

    /** The fault of a value that must not be parsed at all, or null. */
    public static @Nullable MalformedEvent refuse(byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            return new MalformedEvent(Reason.EMPTY, null, null);
        }
        return value.length > Topic.MAX_VALUE_BYTES ? new MalformedEvent(Reason.TOO_LARGE, null, null) : null;
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token != null) {
            observe(token);
        }
        return token;
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        JsonToken token = delegate.currentToken();
        if (token == null || !token.isStructStart()) {
            return this;
        }
        int level = depth;
        while (depth >= level && nextToken() != null) {
            // observe what is skipped
        }
        return this;
    }

    /** The event, once every token was pulled. */
    public Event event(Topic topic) {
        if (!opened) {
            fail(Reason.NOT_JSON, null);
        }
        MalformedEvent wrong = fault;
        if (wrong != null) {
            return new MalformedEvent(wrong.reason(), wrong.field(), client());
        }
        return topic == Topic.AUTH_EVENTS ? authEvent() : requestEvent();
    }

    /** The event that a failed scan amounts to. */
    public MalformedEvent malformed(IOException failure) {
        if (fault != null && fault.reason() == Reason.INVALID_UTF8) {
            return new MalformedEvent(Reason.INVALID_UTF8, null, client());
        }
        return new MalformedEvent(reason(failure), null, client());
    }

    private static Reason reason(IOException failure) {
        if (!(failure instanceof StreamConstraintsException)) {
            return Reason.NOT_JSON;
        }
        return String.valueOf(failure.getMessage()).contains("nesting depth") ? Reason.TOO_DEEP : Reason.TOO_COMPLEX;
    }

    private static boolean startsWithByteOrderMark(byte[] value) {
        return value.length >= 3 && value[0] == (byte) 0xef && value[1] == (byte) 0xbb && value[2] == (byte) 0xbf;
    }

    /** The parser lets overlong forms and encoded surrogates pass, and does not look into what is skipped. */
    private static boolean isUtf8(byte[] value) {
        if (new String(value, StandardCharsets.UTF_8).indexOf('\ufffd') < 0) {
            return true; // by far the most common and the fastest: nothing was replaced
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void observe(JsonToken token) throws IOException {
        if (depth == 0) {
            if (opened) {
                fail(Reason.NOT_JSON, null);
            } else if (token != JsonToken.START_OBJECT) {
                fail(Reason.NOT_AN_OBJECT, null);
            }
            opened = true;
        } else if (depth == 1) {
            topLevel(token);
        } else if (depth == 2 && current != null) {
            nested(current, token);
        }
        if (token.isStructStart()) {
            depth++;
        } else if (token.isStructEnd()) {
            depth--;
        }
    }

    private void topLevel(JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            current = Field.of(delegate.currentName());
            if (current != null && found.containsKey(current)) {
                fail(Reason.DUPLICATE_FIELD, current);
                current = null;
            }
            return;
        }
        Field field = current;
        if (field == null || token.isStructEnd()) {
            return;
        }
        Object value = accept(field, token);
        if (value == null) {
            fail(Reason.WRONG_TYPE, field);
        } else {
            found.put(field, value);
        }
    }

    private @Nullable Object accept(Field field, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return Absent.ABSENT;
        }
        return switch (field.form()) {
            case TEXT -> token == JsonToken.VALUE_STRING ? delegate.getText() : null;
            case SCALAR -> token == JsonToken.VALUE_STRING || token.isNumeric() ? delegate.getText() : null;
            case STATUS ->
                token == JsonToken.VALUE_NUMBER_INT
                                && delegate.getNumberType() == NumberType.INT
                                && delegate.getIntValue() >= 0
                                && delegate.getIntValue() <= MAX_STATUS
                        ? delegate.getIntValue()
                        : null;
            case NUMBER ->
                token.isNumeric() && Double.isFinite(delegate.getDoubleValue()) ? delegate.getDoubleValue() : null;
            case OBJECT -> token == JsonToken.START_OBJECT ? new HashMap<String, String>() : null;
            case ANY ->
                token == JsonToken.START_OBJECT
                        ? new HashMap<String, String>()
                        : token.isScalarValue() ? delegate.getText() : Absent.ABSENT;
        };
    }

    private void nested(Field field, JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            nestedName = delegate.currentName();
        } else if (token.isScalarValue()
                && token != JsonToken.VALUE_NULL
                && nestedName != null
                && found.get(field) instanceof Map<?, ?> fields) {
            put(field, texts(fields), nestedName);
        }
    }

    private void put(Field field, Map<String, String> fields, String name) throws IOException {
        if (fields.size() < MAX_NESTED_FIELDS) {
            fields.put(field == Field.HEADERS ? name.toLowerCase(Locale.ROOT) : name, delegate.getText());
        } else if (field == Field.HEADERS) {
            fail(Reason.TOO_COMPLEX, field); // else a credential could hide behind enough other headers
        }
    }

    @SuppressWarnings("unchecked") // only accept() puts maps there
    private static Map<String, String> texts(Map<?, ?> fields) {
        return (Map<String, String>) fields;
    }

    private void fail(Reason reason, @Nullable Field field) {
        if (fault == null) {
            fault = new MalformedEvent(reason, field == null ? null : field.text(), null);
        }
    }

    private Event requestEvent() {
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
                fields(Field.HEADERS),
                body(Field.REQUEST_BODY),
                body(Field.RESPONSE_BODY),
                found.get(Field.STATUS_CODE) instanceof Integer status ? status : null,
                found.get(Field.RESPONSE_TIME_MS) instanceof Double time ? time : null,
                client(),
                text(Field.USER_AGENT),
                text(Field.SESSION_ID),
                text(Field.CORRELATION_ID),
                text(Field.SERVER_ID),
                text(Field.USER),
                text(Field.API_KEY),
                text(Field.DECISION));
    }

    private Event authEvent() {
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
                text(Field.SERVER_ID));
    }

    private MalformedEvent missing(Field field) {
        return new MalformedEvent(Reason.MISSING_FIELD, field.text(), client());
    }

    private @Nullable Address client() {
        String text = text(Field.CLIENT_IP);
        return text == null ? null : Address.parse(text.strip()).orElse(null);
    }

    private @Nullable String text(Field field) {
        return found.get(field) instanceof String text ? text : null;
    }

    private Map<String, String> fields(Field field) {
        return found.get(field) instanceof Map<?, ?> fields ? texts(fields) : Map.of();
    }

    private Body body(Field field) {
        String text = text(field);
        return text == null && fields(field).isEmpty() ? Body.NONE : new Body(text, fields(field));
    }

    /** A field that is there with the value null, or with one that has no use. */
    private enum Absent {
        ABSENT
    }
}
