package io.sordini.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.decision.DecisionCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "[\"hunter2\"]",
                "{\"hunter2\":",
                "{\"id\":\"hunter2\"}",
                "{\"id\":1} {\"hunter2\":1}",
                "{\"id\":\"a\",\"id\":\"hunter2\"}",
                "{\"id\":{\"hunter2\":1}}",
                "{\"id\":\"a\",\"type\":\"hunter2\"}"
            })
    void an_error_never_repeats_content(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (Runnable decode : new Runnable[] {
            () -> CommandCodec.decode(bytes), () -> DecisionCodec.decode(bytes), () -> DecisionCodec.decodeChange(bytes)
        }) {
            Throwable thrown = catchThrowable(decode::run);

            assertThat(thrown).isInstanceOf(CodecException.class).hasNoCause();
            assertThat(thrown.getMessage()).doesNotContain("hunter2");
        }
    }

    @Test
    void an_error_names_the_number_s_place_and_not_the_name_that_was_sent() {
        String json = "{\"arithmetic\":{\"hunter2\":1.5}}";
        Throwable thrown = catchThrowable(() -> DecisionCodec.decode(
                ("{\"id\":\"a\",\"subject\":{\"scope\":\"user\",\"value\":\"v\"},\"action\":\"block\",\"rule\":\"r\","
                                + "\"mode\":\"enforce\",\"reason\":\"r\",\"created_at\":\"2026-11-22T00:00:00.000Z\","
                                + "\"expires_at\":\"2026-11-22T00:00:00.000Z\",\"retry_after_ms\":0,\"version\":1,"
                                + "\"policy_version\":\"p\",\"labels\":[],\"evidence\":" + json + "}")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(thrown)
                .isInstanceOf(CodecException.class)
                .hasMessage("decision evidence: arithmetic must be whole numbers by name, found object");
    }

    @Test
    void a_time_always_has_milliseconds_since_the_epoch() {
        JsonDocument far =
                JsonDocument.parse("{\"at\":\"+999999999-01-01T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8), "test");

        assertThat(catchThrowable(() -> far.instant("at")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("years 0 to 9999");
        assertThat(JsonDocument.text(Instant.ofEpochMilli(0))).isEqualTo("1970-01-01T00:00:00.000Z");
    }
}
