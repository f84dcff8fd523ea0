package io.sordini.schemas.event;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The top-level fields that Sordini reads from events; the JSON name is the constant's name in lower case. */
enum Field {
    ID(Form.TEXT),
    TIMESTAMP(Form.SCALAR),
    CLIENT_IP(Form.TEXT),
    USER(Form.TEXT),
    USER_AGENT(Form.TEXT),
    SESSION_ID(Form.TEXT),
    CORRELATION_ID(Form.TEXT),
    SERVER_ID(Form.TEXT),
    // Others may call something else so: what is no number is no place.
    LATITUDE(Form.ANY),
    LONGITUDE(Form.ANY),
    // requests
    METHOD(Form.TEXT),
    PATH(Form.TEXT),
    QUERY_PARAMS(Form.ANY),
    HEADERS(Form.OBJECT),
    REQUEST_BODY(Form.ANY),
    RESPONSE_BODY(Form.ANY),
    STATUS_CODE(Form.STATUS),
    RESPONSE_TIME_MS(Form.NUMBER),
    API_KEY(Form.TEXT),
    DECISION(Form.TEXT),
    // authentication
    TYPE(Form.TEXT),
    JTI(Form.TEXT),
    FAMILY(Form.TEXT),
    ISSUER(Form.TEXT),
    AUDIENCE(Form.TEXT),
    EXPIRES_AT(Form.SCALAR),
    MFA_METHOD(Form.TEXT),
    REASON(Form.TEXT),
    PASSWORD_FINGERPRINT(Form.TEXT),
    ROLE(Form.ANY);

    /** Which JSON values the field may have; null always stands for absence. */
    enum Form {
        TEXT,
        /** Whole number from 0 to 999. */
        STATUS,
        NUMBER,
        /** Text or number. */
        SCALAR,
        OBJECT,
        ANY
    }

    private static final Map<String, Field> BY_NAME = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_NAME.put(field.text(), field);
        }
    }

    private final Form form;

    Field(Form form) {
        this.form = form;
    }

    Form form() {
        return form;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Field of(String name) {
        return BY_NAME.get(name);
    }
}
