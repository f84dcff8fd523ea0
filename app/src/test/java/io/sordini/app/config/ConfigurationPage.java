package io.sordini.app.config;

/** {@code docs/configuration.md}, made from {@link Setting} and {@link EndpointSetting} so that it cannot say anything else. */
final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration

            Made from `Setting.java` and `EndpointSetting.java` by the test `ConfigurationPageTest`; edit those enums, not these
            tables.

            Settings stand in a properties file in UTF-8, named by `--config`, or in the environment, which wins: `state.dir` is
            `SORDINI_STATE_DIR`. An unknown setting is an error, and all errors are reported together.
            `sordini run --print-config` shows every setting in force, where it was stated and, for the settings of Kafka's clients
            that Sordini decides itself, why.

            A value may refer to where it really stands, as in Kafka: `${file:/etc/sordini/secrets.properties:jaas}`,
            `${directory:/etc/sordini/secrets:jaas}` (a file for each secret), `${env:NAME}`. What comes from there is never shown.

            | setting | default | example | meaning |
            |---|---|---|---|
            """;

    private static final String ENDPOINTS = """

            The role `notification` tells endpoints of decisions ([notifications](notifications.md)). Each has a name of 1 to 32 of
            a-z, 0-9 and -, and these settings:

            | setting | default | example | meaning |
            |---|---|---|---|
            """;

    private static final String TAIL = """

            | settings beginning with | go to |
            |---|---|
            | `kafka.` | every Kafka client and Kafka Streams, in every role: `kafka.security.protocol`, `kafka.consumer.fetch.max.wait.ms` |
            | `audit.kafka.`, `enforcement.kafka.` | those of one role; they win over `kafka.`: `enforcement.kafka.num.stream.threads` |
            | `notification.kafka.` | the consumers of the role `notification`, without `consumer.` before the name: `notification.kafka.max.poll.records` |
            | `log.level.` | the logger named by the rest, and those below it: `log.level.org.apache.kafka=warn`, which is `error` by default |

            What a user sets wins over what Sordini decides; [operations](operations.md) names what is safe to change.
            `application.id`, `bootstrap.servers` and `state.dir` cannot be set behind `kafka.`, since Sordini's own settings say them.

            `log.level` and `log.level.*` are read again within two seconds of a change of the file. No other setting is until a
            restart. A file with a problem in it is reported in the log, and the levels stay as they are. A level in the environment wins
            over the file here as well. `--verbose` is the level `info` for everything that no setting names.
            """;

    private ConfigurationPage() {}

    static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Setting setting : Setting.values()) {
            page.append("| `%s` | %s | %s | %s%s |\n"
                    .formatted(
                            setting.key(),
                            setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "`",
                            "`" + setting.example() + "`",
                            setting.meaning(),
                            setting.isSecret() ? " Secret; required." : ""));
        }
        page.append(ENDPOINTS);
        for (EndpointSetting setting : EndpointSetting.values()) {
            page.append("| `%s` | %s | `%s` | %s |\n"
                    .formatted(
                            setting.key("NAME"),
                            setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "`",
                            setting.example(),
                            setting.meaning()));
        }
        return page.append(TAIL).toString();
    }
}
