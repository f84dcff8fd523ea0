package io.sordini.app.config;

import io.sordini.topology.SettingReasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Every setting as it is in force and why, for people; secrets are hidden. */
public final class EffectiveSettings {

    private static final String DEFAULT = "default";

    private final Map<String, Stated> stated;
    private final RunConfig config;

    EffectiveSettings(Map<String, Stated> stated, RunConfig config) {
        this.stated = stated;
        this.config = config;
    }

    /** What is checked already. */
    public RunConfig config() {
        return config;
    }

    /**
     * A setting in force.
     *
     * @param value for a person, without secrets
     * @param origin where it was stated, or why it is what it is
     */
    public record Line(String name, String value, String origin) {}

    /** The process's own settings. */
    public List<Line> own() {
        List<Line> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Stated said = stated.get(setting.key());
            if (said == null) {
                lines.add(unstated(setting));
            } else {
                lines.add(line(setting.key(), said, setting.isSecret()));
            }
        }
        stated.forEach((key, said) -> {
            if (key.startsWith(Setting.LOGGER_LEVEL)) {
                lines.add(line(key, said, false));
            }
            EndpointSetting.of(key).ifPresent(setting -> lines.add(line(key, said, setting.isSecret())));
        });
        return lines;
    }

    private Line unstated(Setting setting) {
        return setting == Setting.APPLICATION_ID_PREFIX
                ? new Line(setting.key(), config.applicationIdPrefix(), Setting.TOPIC_PREFIX.key())
                : new Line(setting.key(), setting.byDefault(), DEFAULT);
    }

    /**
     * The settings of a role's clients.
     *
     * @param role as in the names of its settings
     * @param inForce what the role's clients are given
     */
    public List<Line> clients(String role, SortedMap<String, String> inForce) {
        List<Line> lines = new ArrayList<>();
        inForce.forEach((name, value) -> {
            Stated said = stated.getOrDefault(role + "." + Setting.KAFKA + name, stated.get(Setting.KAFKA + name));
            lines.add(
                    said == null
                            ? new Line(name, value, "sordini: " + SettingReasons.of(name))
                            : line(name, said, SecretNames.isSecret(name, said.value())));
        });
        return lines;
    }

    private static Line line(String name, Stated said, boolean secret) {
        return new Line(
                name,
                secret || said.resolved() ? "(hidden)" : said.value(),
                said.resolved() ? said.origin() + ", by a configuration provider" : said.origin());
    }
}
