package io.sordini.app.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sordini.app.config.WebhookSecret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    /** The vector that implementations of Standard Webhooks share. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Message MESSAGE =
            new Message("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
    private static final long TIMESTAMP = 1_614_265_330;
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void is_that_of_standard_webhooks() {
        assertThat(Signature.of(WebhookSecret.parse(SECRET), MESSAGE, TIMESTAMP))
                .isEqualTo(SIGNATURE);
    }

    @Test
    void two_secrets_sign_twice() {
        String other = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

        assertThat(Signature.of(WebhookSecret.parse(other + "," + SECRET), MESSAGE, TIMESTAMP)
                        .split(" "))
                .hasSize(2)
                .endsWith(SIGNATURE);
        assertThat(Signature.of(WebhookSecret.none(), MESSAGE, TIMESTAMP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_*fKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                SECRET + "," + SECRET + "," + SECRET
            })
    void what_is_no_secret_is_refused_and_not_quoted(String text) {
        assertThatThrownBy(() -> WebhookSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected one or two of whsec_BASE64")
                .hasMessageNotContainingAny("MfKQ9r8", "c2hvcnQ");
        assertThat(WebhookSecret.parse(SECRET)).hasToString("WebhookSecret[1]");
    }
}
