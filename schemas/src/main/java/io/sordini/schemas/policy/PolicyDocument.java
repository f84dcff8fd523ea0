package io.sordini.schemas.policy;

import io.sordini.schemas.CodecException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How policies stand on their topic: each under a name, as the YAML that its author wrote, in UTF-8. */
public final class PolicyDocument {

    /** Largest document, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** The name under which roles look for their policy, unless they are told another one. */
    public static final String DEFAULT_NAME = "default";

    /** What a name may be made of, as a regular expression. */
    public static final String NAME_FORM = "[a-z0-9][a-z0-9._-]{0,63}";

    /** Header of a record: labels of the documents that it and its predecessors replaced, the latest first, by spaces. */
    public static final String EARLIER_HEADER = "sordini-earlier";

    private static final String KEY_PREFIX = "policy:";

    private PolicyDocument() {}

    public static String key(String name) {
        return KEY_PREFIX + name;
    }

    /** The name in a key; nothing if the key is that of another entry. */
    public static Optional<String> name(@Nullable String key) {
        return Optional.ofNullable(key)
                .filter(text -> text.startsWith(KEY_PREFIX))
                .map(text -> text.substring(KEY_PREFIX.length()))
                .filter(text -> text.matches(NAME_FORM));
    }

    /**
     * The document's text.
     *
     * @throws CodecException when it is too large or not UTF-8
     */
    public static String text(byte[] document) {
        if (document.length > MAX_BYTES) {
            throw new CodecException("expected at most " + MAX_BYTES + " bytes, found " + document.length);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CodecException("expected text in UTF-8", e);
        }
    }
}
