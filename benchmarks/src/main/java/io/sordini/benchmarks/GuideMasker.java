package io.sordini.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The algorithm that the design began with, in Java: a tree is walked, each name of a text is tried against a list of
 * patterns in turn, without regard to case, and four patterns run over every text that none of them masked. All patterns as
 * they stood there, compiled once.
 */
final class GuideMasker {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record FieldRule(Pattern name, UnaryOperator<String> mask) {
        FieldRule(String name, UnaryOperator<String> mask) {
            this(Pattern.compile(name, Pattern.CASE_INSENSITIVE), mask);
        }
    }

    private record TextRule(Pattern pattern, String replacement) {
        TextRule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }

    private static final List<FieldRule> FIELDS = List.of(
            new FieldRule(".*password.*", value -> "[MASKED]"),
            new FieldRule(".*email.*", value -> partial(value, 3)),
            new FieldRule(".*phone.*", value -> "XXX-XXX-" + last4(value)),
            new FieldRule(".*credit_card.*", value -> "****-****-****-" + last4(value)));

    private static final List<TextRule> TEXTS = List.of(
            new TextRule("\\b[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Z|a-z]{2,}\\b", "[EMAIL]"),
            new TextRule("\\b\\d{4}[-\\s]?\\d{4}[-\\s]?\\d{4}[-\\s]?\\d{4}\\b", "[CARD]"),
            new TextRule("\\b\\d{3}-\\d{2}-\\d{4}\\b", "[SSN]"),
            new TextRule("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b", "[IP]"));

    private GuideMasker() {}

    static byte[] mask(byte[] document) {
        try {
            return MAPPER.writeValueAsBytes(masked(MAPPER.readTree(document), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name the name that the node stands under, also of each element of an array */
    private static JsonNode masked(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(masked(field.getValue(), field.getKey())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i), name));
            }
        } else if (node.isTextual()) {
            return new TextNode(value(name, node.textValue()));
        }
        return node;
    }

    private static String value(String name, String value) {
        for (FieldRule rule : FIELDS) {
            if (rule.name.matcher(name).lookingAt()) {
                return rule.mask.apply(value);
            }
        }
        String masked = value;
        for (TextRule rule : TEXTS) {
            masked = rule.pattern.matcher(masked).replaceAll(rule.replacement);
        }
        return masked;
    }

    private static String partial(String value, int visible) {
        int kept = value.length() <= visible ? 0 : visible;
        return value.substring(0, kept) + "*".repeat(value.length() - kept);
    }

    private static String last4(String value) {
        return value.substring(Math.max(0, value.length() - 4));
    }
}
