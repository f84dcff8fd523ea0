package io.sordini.app;

import io.sordini.app.config.BrokerConfig;
import io.sordini.topology.admin.TopicAdmin;
import io.sordini.topology.admin.TopicAdminException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Asks brokers about topics and gives up within seconds if they do not answer. */
public final class Brokers {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(1);

    private Brokers() {}

    /** @throws Failure when the brokers do not answer or refuse */
    static <T> T ask(BrokerConfig broker, Function<TopicAdmin, T> question) {
        Map<String, Object> settings = BrokerOptions.client(broker);
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        Admin admin = open(broker, settings);
        try {
            return question.apply(new TopicAdmin(admin, broker.topicPrefix()));
        } catch (TopicAdminException e) {
            throw failure(broker, e);
        } finally {
            admin.close(CLOSE_BOUND);
        }
    }

    /** What a client's exception means for the user. */
    public static Failure failure(BrokerConfig broker, Exception e) {
        return new Failure(BrokerFault.explain(broker, e), e);
    }

    private static Admin open(BrokerConfig broker, Map<String, Object> settings) {
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            throw failure(broker, e);
        }
    }
}
