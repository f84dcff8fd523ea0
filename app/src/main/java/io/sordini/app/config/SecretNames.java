package io.sordini.app.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** Which settings of Kafka's clients nobody may see: in doubt all. */
final class SecretNames {

    private static final List<ConfigDef> KNOWN = List.of(
            StreamsConfig.configDef(),
            ConsumerConfig.configDef(),
            ProducerConfig.configDef(),
            AdminClientConfig.configDef());
    /** What Kafka Streams takes before the name of a client's setting. */
    private static final Pattern CLIENT =
            Pattern.compile("^(main\\.consumer|restore\\.consumer|global\\.consumer|consumer|producer|admin)\\.");
    /** Kafka types some of these as plain texts. */
    private static final Pattern TELLING = Pattern.compile("password|secret|jaas|credential");
    /** An address with a login in it. */
    private static final Pattern LOGIN = Pattern.compile("://[^/\\s]*@");

    private SecretNames() {}

    /** A setting that Kafka itself types as a password, or does not know, may hold anything. */
    static boolean isSecret(String name, String value) {
        String bare = CLIENT.matcher(name).replaceFirst("");
        List<ConfigDef.Type> types = KNOWN.stream()
                .flatMap(known -> Stream.ofNullable(known.configKeys().get(bare)))
                .map(key -> key.type)
                .toList();
        return types.isEmpty()
                || types.contains(ConfigDef.Type.PASSWORD)
                || TELLING.matcher(name.toLowerCase(Locale.ROOT)).find()
                || LOGIN.matcher(value).find();
    }
}
