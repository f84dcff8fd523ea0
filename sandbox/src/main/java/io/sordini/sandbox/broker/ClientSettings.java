package io.sordini.sandbox.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a Kafka client is told so that a secured cluster lets it in; the same settings for a broker that calls another. */
final class ClientSettings {

    static final String MECHANISM = "SCRAM-SHA-512";

    private ClientSettings() {}

    /** @param secret the password, or what will be replaced by it */
    static Map<String, String> of(Login login, String user, String secret, Vault vault) {
        Map<String, String> settings = new LinkedHashMap<>();
        switch (login) {
            case PASSWORD -> {
                settings.put("security.protocol", "SASL_SSL");
                settings.put("sasl.mechanism", MECHANISM);
                settings.put("sasl.jaas.config", scram(user, secret));
            }
            case CERTIFICATE -> {
                settings.put("security.protocol", "SSL");
                settings.putAll(keyStore(user, secret, vault));
            }
        }
        settings.putAll(trust(vault));
        return settings;
    }

    static Map<String, String> keyStore(String user, String secret, Vault vault) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", vault.keyStore(user).toString());
        settings.put("ssl.keystore.password", secret);
        settings.put("ssl.key.password", secret);
        return settings;
    }

    static Map<String, String> trust(Vault vault) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", vault.authority().toString());
        return settings;
    }

    static String scram(String user, String secret) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + secret + "\";";
    }

    static String plain(String user, String secret) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\""
                + secret + "\" user_" + user + "=\"" + secret + "\";";
    }
}
