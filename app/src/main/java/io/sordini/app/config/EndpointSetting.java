package io.sordini.app.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is set of each endpoint, as {@code notify.NAME.FIELD}; {@code docs/configuration.md} is made from this. */
enum EndpointSetting {
    URL(
            "",
            "https://alerts.example.com/sordini",
            "Where messages are posted: `https`, or `http` to this machine. Who knows it may be able to post there, so it is"
                    + " not shown. Required."),
    SECRET(
            "",
            "whsec_BASE64",
            "What messages are signed with, 24 to 64 bytes in base64; two, separated by a comma, while one replaces the"
                    + " other. Secret; required unless the format is `chat`."),
    FORMAT("webhook", "chat", "`webhook`: signed JSON. `chat`: a text for Slack, Mattermost, Rocket.Chat."),
    ACTIONS("alert,block", "block,revoke", "The actions that are told of."),
    SEVERITY(
            "low",
            "high",
            "`low`, `medium`, `high` or `critical`: rules that are less severe are not told of. What has no severity (limits,"
                    + " operators) always is."),
    SHADOW("false", "true", "Whether what is decided and not enforced is told of too."),
    LIMIT("20", "5", "Messages in a minute, 1 to 600. Beyond it there is one summary a minute.");

    /** What stands before the name of an endpoint. */
    static final String PREFIX = "notify.";

    static final String NAME = "[a-z0-9-]{1,32}";

    private final String byDefault;
    private final String example;
    private final String meaning;

    EndpointSetting(String byDefault, String example, String meaning) {
        this.byDefault = byDefault;
        this.example = example;
        this.meaning = meaning;
    }

    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key(String endpoint) {
        return PREFIX + endpoint + "." + field();
    }

    String byDefault() {
        return byDefault;
    }

    String example() {
        return example;
    }

    /** For a person, in Markdown. */
    String meaning() {
        return meaning;
    }

    /** Whether nobody may see the value. */
    boolean isSecret() {
        return this == URL || this == SECRET;
    }

    /** The setting that a key of an endpoint is about. */
    static Optional<EndpointSetting> of(String key) {
        return Stream.of(values())
                .filter(setting -> key.matches("notify\\." + NAME + "\\." + setting.field()))
                .findFirst();
    }
}
