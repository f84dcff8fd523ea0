package io.sordini.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that containers are made from, as they are or with a fault in one of them. */
record Documents(Path root, Map<String, String> texts) {

    static final String COMPOSE = "docker-compose.yml";
    static final String DOCKERFILE = "Dockerfile";
    static final String DOCKERIGNORE = ".dockerignore";
    static final String GITIGNORE = ".gitignore";
    static final String PROMETHEUS = "deploy/prometheus/prometheus.yml";
    static final String POM = "pom.xml";

    static Documents of(Path root) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (String file : List.of(COMPOSE, DOCKERFILE, DOCKERIGNORE, GITIGNORE, PROMETHEUS, POM)) {
            texts.put(file, Files.readString(root.resolve(file)));
        }
        return new Documents(root, texts);
    }

    String text(String file) {
        return texts.getOrDefault(file, "");
    }

    Documents with(String file, String from, String to) {
        assertThat(text(file)).as(file).contains(from);
        Map<String, String> changed = new HashMap<>(texts);
        changed.put(file, text(file).replace(from, to));
        return new Documents(root, changed);
    }

    /** The value of a simple element of the parent pom. */
    String pom(String element) {
        String open = "<" + element + ">";
        int from = text(POM).indexOf(open) + open.length();
        return text(POM).substring(from, text(POM).indexOf("</", from));
    }

    /** Every complaint about these documents. */
    List<String> complaints() {
        Complaints complaints = new Complaints();
        ComposeFile compose = ComposeFile.parse(text(COMPOSE), complaints);
        Dockerfile dockerfile = Dockerfile.parse(text(DOCKERFILE));
        new ImageCheck(this, dockerfile, complaints).run();
        new ConfinementCheck(this, compose, dockerfile, complaints).run();
        new StorageCheck(this, compose, dockerfile, complaints).run();
        new HealthCheck(compose, complaints).run();
        new BrokerCheck(compose, complaints).run();
        new RolesCheck(compose, complaints).run();
        new MonitoringCheck(this, compose, complaints).run();
        return complaints.list();
    }
}
