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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of an event, whoever pulls the tokens: enforcement just drains it, audit pulls the tokens into
 * its masking walk. The fields that Sordini reads are picked up on the way, and every bound on hostile input is enforced.
 * Pull with {@link #nextToken()} to the end, then ask for {@link #event}.
 */
public final class EventScan extends JsonParserDelegate {

    /** Deepest nesting that is read, in levels. */
    public static final int MAX_DEPTH = 64;

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

    private final EventFields found = new EventFields();
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
            return new MalformedEvent(wrong.reason(), wrong.field(), found.client());
        }
        return topic == Topic.AUTH_EVENTS ? found.authEvent() : found.requestEvent();
    }

    /** The event that a failed scan amounts to. */
    public MalformedEvent malformed(IOException failure) {
        if (fault != null && fault.reason() == Reason.INVALID_UTF8) {
            return new MalformedEvent(Reason.INVALID_UTF8, null, found.client());
        }
        return new MalformedEvent(reason(failure), null, found.client());
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
            if (current != null && found.has(current)) {
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
            return EventFields.Absent.ABSENT;
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
                        : token.isScalarValue() ? delegate.getText() : EventFields.Absent.ABSENT;
        };
    }

    private void nested(Field field, JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            nestedName = delegate.currentName();
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && nestedName != null) {
            String name = field == Field.HEADERS ? nestedName.toLowerCase(Locale.ROOT) : nestedName;
            boolean kept = found.putNested(field, name, delegate.getText());
            if (!kept && field == Field.HEADERS) {
                fail(Reason.TOO_COMPLEX, field); // else a credential could hide behind enough other headers
            }
        }
    }

    private void fail(Reason reason, @Nullable Field field) {
        if (fault == null) {
            fault = new MalformedEvent(reason, field == null ? null : field.text(), null);
        }
    }
}
