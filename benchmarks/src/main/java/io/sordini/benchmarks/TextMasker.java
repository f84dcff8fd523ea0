package io.sordini.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.Sanitizer;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Who masks plain text. */
public enum TextMasker {
    SORDINI("Sordini", "all classes, in any encoding"),
    REGEX_4("java.util.regex, 4 patterns", "e-mail, card, SSN, IPv4"),
    REGEX_16("java.util.regex, 16 patterns", "16 classes, as they stand"),
    RE2J_4("RE2/J, 4 patterns", "e-mail, card, SSN, IPv4"),
    RE2J_16("RE2/J, 16 patterns", "16 classes, as they stand"),
    COPY("UTF-8 encode and decode", "nothing: the floor");

    final String title;
    final String masks;

    TextMasker(String title, String masks) {
        this.title = title;
        this.masks = masks;
    }

    UnaryOperator<String> make() {
        return switch (this) {
            case SORDINI -> new Sanitizer(PolicyReader.defaults().masking())::maskText;
            case REGEX_4 -> regex(Patterns.FOUR);
            case REGEX_16 -> regex(Patterns.SIXTEEN);
            case RE2J_4 -> re2j(Patterns.FOUR);
            case RE2J_16 -> re2j(Patterns.SIXTEEN);
            case COPY -> text -> new String(text.getBytes(UTF_8), UTF_8);
        };
    }

    private static UnaryOperator<String> regex(List<Patterns.Rule> rules) {
        return chain(rules, rule -> {
            java.util.regex.Pattern pattern = java.util.regex.Pattern.compile(rule.regex());
            return text -> pattern.matcher(text).replaceAll(rule.replacement());
        });
    }

    private static UnaryOperator<String> re2j(List<Patterns.Rule> rules) {
        return chain(rules, rule -> {
            com.google.re2j.Pattern pattern = com.google.re2j.Pattern.compile(rule.regex());
            return text -> pattern.matcher(text).replaceAll(rule.replacement());
        });
    }

    private static UnaryOperator<String> chain(
            List<Patterns.Rule> rules, Function<Patterns.Rule, UnaryOperator<String>> compile) {
        List<UnaryOperator<String>> compiled = rules.stream().map(compile).toList();
        return text -> {
            String masked = text;
            for (UnaryOperator<String> rule : compiled) {
                masked = rule.apply(masked);
            }
            return masked;
        };
    }
}
