package io.sordini.core.scenario;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.policy.Rule;
import io.sordini.schemas.subject.Keyring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The scenarios in the jar: for each rule of the default policy one that fires and one that nearly does. */
public final class DefaultScenarios {

    private DefaultScenarios() {}

    public static List<Scenario> read(Keyring keys) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Rule rule : PolicyReader.defaults().rules()) {
            String file = rule.name() + ".yaml";
            try (InputStream in = DefaultScenarios.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks the scenarios " + file);
                }
                String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                scenarios.addAll(ScenarioReader.read(file, yaml, keys));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return scenarios;
    }
}
