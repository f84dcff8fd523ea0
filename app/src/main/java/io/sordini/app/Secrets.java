package io.sordini.app;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of what a library says whatever the settings hold that is secret. */
final class Secrets {

    private static final Pattern NAME = Pattern.compile("password|secret|jaas|token|credential|\\.key$|keystore\\.key");
    /** The words of a login, such as the password in {@code password="..."}. */
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s=;\"]+)");
    /** Shorter words would also be found inside harmless ones. */
    private static final int SHORTEST = 4;

    private Secrets() {}

    /** The text with every secret of the settings replaced. */
    static String removed(String text, Map<String, String> settings) {
        Set<String> secrets = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        settings.forEach((name, value) -> {
            if (NAME.matcher(name.toLowerCase(Locale.ROOT)).find()) {
                secrets.add(value);
                Matcher word = WORD.matcher(value);
                while (word.find()) {
                    secrets.add(word.group(1) == null ? word.group(2) : word.group(1));
                }
            }
        });
        String clean = text;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST && !isLogin(secret)) {
                clean = clean.replace(secret, "***");
            }
        }
        return clean;
    }

    /** Names of classes and options, which help and hide nothing. */
    private static boolean isLogin(String word) {
        return word.startsWith("org.apache.kafka.")
                || Set.of("username", "password", "required", "requisite", "sufficient", "optional")
                        .contains(word);
    }
}
