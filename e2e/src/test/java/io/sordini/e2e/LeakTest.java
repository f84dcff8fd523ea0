package io.sordini.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The promise of masking: of the secrets in the source topics not one byte is found in anything made from them. */
@Timeout(180)
class LeakTest {

    private static final Set<String> SOURCES = Stream.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS)
            .map(topic -> topic.name(Deployment.PREFIX))
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void secrets_of_the_source_topics_are_nowhere_else(@TempDir Path directory) throws Exception {
        LeakyInput input = new LeakyInput();
        try (Deployment deployment = Deployment.start(directory);
                Feed feed = deployment.feed()) {
            // Given
            List<Input> events = input.events();
            events.forEach(feed::produce);
            feed.acknowledged();

            // When
            try (SordiniProcess process = deployment.startApplications()) {
                deployment.awaitSettled(process);
                process.terminate();
                process.exitCode(Duration.ofSeconds(30));
            }

            // Then
            assertThat(deployment.committed(Topic.AUDIT_LOG))
                    .as("audit records")
                    .hasSize(events.size()
                            + deployment.committed(Topic.DECISIONS).size());
            assertThat(deployment.committed(Topic.BLOCKLIST)).as("blocklist").isNotEmpty();
            assertThat(deployment.committed(Topic.REVOCATIONS))
                    .as("revocations")
                    .isNotEmpty();
            theSearchWorks(deployment, input.secrets());
            nothingLeaked(deployment, input.secrets());
        }
    }

    private static void theSearchWorks(Deployment deployment, List<String> secrets) throws Exception {
        SecretSearch search = new SecretSearch(secrets);
        deployment.reader().read(IsolationLevel.READ_UNCOMMITTED, SOURCES).forEach(search::search);
        assertThat(search.found()).as("secrets in the source topics").containsExactlyInAnyOrderElementsOf(secrets);

        SecretSearch files = new SecretSearch(secrets);
        for (Path log : logs(deployment, true)) {
            files.searchFiles(log);
        }
        assertThat(files.found())
                .as("secrets in the source topics' files")
                .containsExactlyInAnyOrderElementsOf(secrets);
    }

    private static void nothingLeaked(Deployment deployment, List<String> secrets) throws Exception {
        Set<String> derived = deployment
                .admin()
                .listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        derived.removeAll(SOURCES);
        assertThat(derived).as("topics to search").anyMatch(topic -> topic.endsWith("-changelog"));
        assertThat(derived).contains(Topic.SIGNALS.name(Deployment.PREFIX), "__consumer_offsets");
        SecretSearch search = new SecretSearch(secrets);
        for (IsolationLevel isolation : IsolationLevel.values()) {
            for (ConsumerRecord<byte[], byte[]> record : deployment.reader().read(isolation, derived)) {
                search.search(record);
            }
        }
        search.searchFiles(deployment.runDirectory());
        for (Path log : logs(deployment, false)) {
            search.searchFiles(log);
        }
        assertThat(search.places().stream().limit(20)).as("secrets that leaked").isEmpty();
        assertThat(search.searched()).as("bytes searched").isGreaterThan(100_000);
    }

    /** The broker's directories of source topics, or all the others. */
    private static List<Path> logs(Deployment deployment, boolean ofSources) throws Exception {
        try (Stream<Path> entries = Files.list(deployment.recordDirectory())) {
            return entries.filter(entry -> ofSources == isOfSource(entry)).toList();
        }
    }

    private static boolean isOfSource(Path log) {
        String name = log.getFileName().toString();
        return SOURCES.stream().anyMatch(source -> name.matches(source.replace(".", "\\.") + "-[0-9]+"));
    }
}
