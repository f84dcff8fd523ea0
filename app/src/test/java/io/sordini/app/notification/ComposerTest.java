package io.sordini.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.app.config.Endpoint;
import io.sordini.app.config.WebhookSecret;
import io.sordini.core.policy.PolicyReader;
import io.sordini.core.policy.Severity;
import io.sordini.schemas.JsonDocument;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.decision.DecisionChange;
import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComposerTest {

    private static final String HOSTILE =
            "<!channel> @here <@U123> <https://evil.example|click> `x` *b* http://evil.example"
                    + " &lt;!everyone&gt;\n\u202e" + "x".repeat(1000);

    private final Selection selection = new Selection(endpoint(Severity.HIGH), PolicyReader::defaults);
    private final Composer chat = new ChatComposer(selection);

    private static Endpoint endpoint(Severity severity) {
        return new Endpoint(
                "chat",
                URI.create("https://chat.example.com/secret"),
                WebhookSecret.none(),
                Endpoint.Format.CHAT,
                Set.of(Action.BLOCK),
                severity,
                false,
                20);
    }

    @Test
    void chat_says_who_what_why_and_until_when() {
        assertThat(text(chat.single(Changes.change(
                        DecisionChange.Type.CREATED,
                        Action.BLOCK,
                        "sqli",
                        false,
                        7,
                        "Ten events within 3 s fired sqli."))))
                .isEqualTo("*block* ip `192.0.2.7` by `sqli` (high) until 2026-05-01T16:00:00.000Z\n"
                        + "`Ten events within 3 s fired sqli.`");
    }

    @Test
    void the_example_in_the_pages_is_what_is_posted() throws IOException {
        byte[] example = Files.readAllBytes(ReferenceData.checkout().resolve("docs/examples/notification.json"));

        assertThat(JsonDocument.parse(new WebhookComposer().single(Changes.block(7)), "message")
                        .node("data"))
                .isEqualTo(JsonDocument.parse(example, "example").node("data"));
        assertThat(JsonDocument.parse(example, "example").text("type")).isEqualTo("decision.created");
    }

    @Test
    void text_of_an_attacker_names_nobody_links_nowhere_and_is_short() {
        String text =
                text(chat.single(Changes.change(DecisionChange.Type.CREATED, Action.BLOCK, HOSTILE, true, 7, HOSTILE)));

        assertThat(text)
                .startsWith("*would block* ")
                .doesNotContain("<", ">", "@here", "@U", "://", "\u202e")
                .contains("&lt;!channel&gt;", "&amp;lt;!everyone&amp;gt;")
                .hasSizeLessThan(700);
        assertThat(text.lines()).hasSize(2);
        assertThat(text.chars().filter(c -> c == '`')).as("no code ends early").hasSize(6);
    }

    @Test
    void a_summary_is_bounded_whatever_it_is_made_of() {
        Summary summary = new Summary(ManualClock.START);
        for (int i = 0; i < 10_000; i++) {
            summary.add(
                    "m" + i,
                    Changes.change(
                            DecisionChange.Type.CREATED,
                            i % 3 == 0 ? Action.ALERT : Action.BLOCK,
                            "rule-" + i,
                            false,
                            i,
                            HOSTILE));
        }

        assertThat(chat.summary(summary)).hasSizeLessThan(4_000);
        assertThat(new WebhookComposer().summary(summary)).hasSizeLessThan(10_000);
        assertThat(text(chat.summary(summary)))
                .startsWith("*10000 decisions* from ")
                .contains("9900 by `other`");
        assertThat(summary.strongest()).allMatch(decision -> decision.action() == Action.BLOCK);
    }

    @Test
    void mild_rules_are_left_out_and_what_has_no_severity_is_told() {
        assertThat(selection.admits(Changes.change(DecisionChange.Type.CREATED, Action.BLOCK, "sqli", false, 1, "")))
                .isTrue();
        assertThat(new Selection(endpoint(Severity.CRITICAL), PolicyReader::defaults)
                        .admits(Changes.change(DecisionChange.Type.CREATED, Action.BLOCK, "sqli", false, 1, "")))
                .isFalse();
        assertThat(selection.admits(
                        Changes.change(DecisionChange.Type.CREATED, Action.BLOCK, "operator", false, 1, "")))
                .isTrue();
    }

    private static String text(byte[] body) {
        return JsonDocument.parse(body, "message").text("text");
    }
}
