package io.sordini.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class FaultHandlersTest {

    @Test
    void kafka_streams_uses_them_everywhere_and_has_no_dead_letter_topic() {
        // Given
        Properties properties = new Properties();
        properties.putAll(StreamsSettings.audit("p.", "localhost:9092", Path.of("state"), Map.of()));

        // When
        StreamsConfig config = new StreamsConfig(properties);

        // Then
        assertThat(config.processingExceptionHandler()).isInstanceOf(FaultHandlers.class);
        assertThat(config.deserializationExceptionHandler()).isInstanceOf(FaultHandlers.class);
        assertThat(config.productionExceptionHandler()).isInstanceOf(FaultHandlers.class);
        assertThat(config.getString(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG))
                .isNull();
    }
}
