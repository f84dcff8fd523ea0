package io.sordini.app.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.testkit.ReferenceData;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The containers fit the program, the images and each other, as far as that can be known without an engine. */
class DeploymentTest {

    @Test
    void documents_fitTheProgramAndEachOther() throws IOException {
        assertThat(Documents.of(ReferenceData.checkout()).complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker-compose.yml | prom/prometheus:v3.13.1 | prom/prometheus:latest | prometheus: image prom/prometheus:latest is not pinned
            docker-compose.yml | apache/kafka:4.3.1 | apache/kafka:4.2.0 | kafka: image is apache/kafka:4.2.0
            docker-compose.yml | sordini:0.1.0-SNAPSHOT | sordini:0.0.9 | audit: image is sordini:0.0.9
            docker-compose.yml | user: nobody | user: root | prometheus: runs as root
            docker-compose.yml | read_only: true | read_only: false | audit: its root file system is writable
            docker-compose.yml | cap_drop: [ALL] | cap_drop: [NET_RAW] | topics: keeps capabilities
            docker-compose.yml | no-new-privileges:true | no-new-privileges:false | kafka: may gain privileges
            docker-compose.yml | mem_limit: 512m | mem_limt: 512m | prometheus: unknown keys [mem_limt]
            docker-compose.yml | mem_limit: 512m | mem_limit: 0m | prometheus: has no memory limit
            docker-compose.yml | pids_limit: 128 | pids_limit: 0 | prometheus: has no process limit
            docker-compose.yml | 127.0.0.1:9092:9092 | 9092:9092 | kafka: port 9092:9092 is open to others
            docker-compose.yml | 127.0.0.1:9092:9092 | 127.0.0.1:9093:9093 | kafka: publishes no port that it advertises
            docker-compose.yml | restart: "no" | restart: always | topics: restart must be no
            docker-compose.yml | restart: unless-stopped | restart: "no" | audit: restart must be unless-stopped
            docker-compose.yml | stop_grace_period: 45s | stop_grace_period: 30s | enforcement: is killed after PT30S, while it may take PT30S
            docker-compose.yml | topics: {condition | topic: {condition | audit: waits for topic, which there is not
            docker-compose.yml | condition: service_healthy | condition: service_started | audit: does not wait for kafka
            docker-compose.yml | service_completed_successfully | service_started | audit: does not wait for topics
            docker-compose.yml | [CMD, curl | [CMD, wget | audit: sordini has no wget
            docker-compose.yml | [CMD, curl | [CMD-SHELL, curl | audit: its health check needs a shell
            docker-compose.yml | curl, --fail, | curl, | audit: curl takes every answer for health
            docker-compose.yml | /health/ready | /healthz | audit: nothing answers at /healthz
            docker-compose.yml | HTTP_LISTEN: 0.0.0.0:9464 | HTTP_LISTEN: 0.0.0.0:9465 | audit: asks 127.0.0.1:9464 for health, not 127.0.0.1:9465
            docker-compose.yml | --bootstrap-server, "localhost:9092" | --bootstrap-server, "localhost:9999" | kafka: asks localhost:9999 for health
            docker-compose.yml | url=http://127.0.0.1:9090 | url=http://127.0.0.1:9091 | prometheus: asks 127.0.0.1:9091 for health
            docker-compose.yml | SORDINI_STATE_DIR | SORDINI_STATE_DIRECTORY | audit: environment variable SORDINI_STATE_DIRECTORY is unknown
            docker-compose.yml | STATE_DIR: /var/lib/sordini | STATE_DIR: /var/sordini | audit: /var/sordini is on no volume
            docker-compose.yml | $${directory:/run/secrets:keys-users} | k1:AAAAAAAAAAAAAAAAAAAAAA== | audit: SORDINI_KEYS_USERS does not come from a secret
            docker-compose.yml | $${directory:/run/secrets:keys-users} | ${KEY} | docker-compose.yml: ${KEY} depends on a variable
            docker-compose.yml | [keys-tokens, keys-users, keys-audit] | [keys-tokens, keys-users] | audit: SORDINI_KEYS_AUDIT refers to a secret that the service is not given
            docker-compose.yml | keys-audit: {file | keys-more: {file | audit: secret keys-audit is not declared
            docker-compose.yml | ./secrets/keys-audit | ./keys-audit | secrets: keys-audit comes from ./keys-audit
            docker-compose.yml | --roles, audit | --roles, auditor | audit: Invalid value for option '--roles'
            docker-compose.yml | --roles, audit | --role, audit | audit: Missing required option: '--roles=ROLE'
            docker-compose.yml | --roles, audit | --roles, enforcement | docker-compose.yml: the roles that run are [enforcement, enforcement, notification]
            docker-compose.yml | --roles, notification | --roles, audit | notification: has endpoints and tells nobody
            docker-compose.yml | SORDINI_NOTIFY_PEOPLE_URL | SORDINI_NOTIFY_PEOPLE_UR | notification: notify.people.ur: expected notify.NAME.FIELD
            docker-compose.yml | $${directory:/run/secrets:notify-secret} | whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | notification: SORDINI_NOTIFY_PEOPLE_SECRET does not come from a secret
            docker-compose.yml | keys-audit, notify-url, notify-secret | keys-audit, notify-secret | notification: SORDINI_NOTIFY_PEOPLE_URL refers to a secret that the service is not given
            docker-compose.yml | profiles: [notification] | profiles: [all] | notification: starts although nobody gave an endpoint
            docker-compose.yml | notification-state:/var | audit-state:/var | notification: shares the volume audit-state
            deploy/prometheus/prometheus.yml | names: [notification] | names: [notifications] | deploy/prometheus/prometheus.yml: looks for [notifications:9464]
            docker-compose.yml | topics, create | topics, make | topics: Unmatched argument
            docker-compose.yml | BOOTSTRAP_SERVERS: kafka:19092 | BOOTSTRAP_SERVERS: kafka:9092 | audit: kafka:9092 is not where kafka says it is
            docker-compose.yml | --bootstrap-servers, "kafka:19092" | --bootstrap-servers, "broker:19092" | topics: broker:19092 is not where kafka says it is
            docker-compose.yml | KAFKA_LOG_DIRS | KAFKA_LOGS_DIRS | kafka: logs.dirs is no setting of Kafka
            docker-compose.yml | KAFKA_NODE_ID: "1" | KAFKA_NODE_ID: "one" | kafka: does not start
            docker-compose.yml | INTER_BROKER_LISTENER_NAME: INTERNAL | INTER_BROKER_LISTENER_NAME: OTHER | kafka: does not start
            docker-compose.yml | TOPICS_ENABLE: "false" | TOPICS_ENABLE: "true" | kafka: makes topics by itself
            docker-compose.yml | kafka-data:/var/lib/kafka/data | kafka-data:/var/lib/kafka | kafka: /var/lib/kafka is not its user's in the image
            docker-compose.yml | enforcement-state:/var | audit-state:/var | enforcement: shares the volume audit-state
            docker-compose.yml | ./deploy/prometheus:/etc | ./deploy/prom:/etc | prometheus: ./deploy/prom does not exist
            docker-compose.yml | /etc/prometheus:ro | /etc/prometheus | prometheus: ./deploy/prometheus is mounted writable
            docker-compose.yml | /etc/prometheus/prometheus.yml | /etc/prometheus/p.yml | prometheus: reads another configuration
            docker-compose.yml | /tmp:exec,mode | /tmp:mode | audit: cannot load native libraries from /tmp
            docker-compose.yml | mode=1777,size=4m | size=4m | kafka: /opt/kafka/config:size=4m is not writable for its user
            Dockerfile | 17.0.19_10-jre-noble | latest | Dockerfile: base eclipse-temurin:latest is not pinned
            Dockerfile | 17.0.19_10-jre-noble | 21.0.8_9-jre-noble | Dockerfile: eclipse-temurin:21.0.8_9-jre-noble has another Java than 17
            Dockerfile | 17.0.19_10-jre-noble | 17.0.19_10-jdk-noble | Dockerfile: the image is made from more than a runtime
            Dockerfile | USER 10001:10001 | USER 0:0 | topics: runs as root
            Dockerfile | USER 10001:10001 | USER sordini | Dockerfile: the user must be a number
            Dockerfile | --owner=10001 | --owner=10002 | audit: /var/lib/sordini is not its user's in the image
            Dockerfile | COPY --from=build /build/lib | COPY --from=build /build | Dockerfile: copies what is not on the class path
            Dockerfile | -Dquick | -Dquik | Dockerfile: the build is not the launcher's
            Dockerfile | app/target/classpath | app/target/class-path | Dockerfile: the build does not take app/target/classpath
            Dockerfile | "-cp", "/opt/sordini/lib/*" | "-cp", "/opt/sordini/*" | Dockerfile: the class path is not /opt/sordini/lib
            Dockerfile | -XX:MaxRAMPercentage=50 | -XX:MaxRAMPercent=50 | Dockerfile: does not start: exit 1
            Dockerfile | io.sordini.app.Sordini | io.sordini.Sordini | Dockerfile: does not start: exit 1
            Dockerfile | ENTRYPOINT ["java" | ENTRYPOINT ["sh" | Dockerfile: the entry point is not Java itself
            .dockerignore | !*/src/main | !*/src | .dockerignore: app/src/test/Any.java reaches the build
            .dockerignore | !*/pom.xml | !app/pom.xml | .dockerignore: core/pom.xml does not reach the build
            .dockerignore | !.mvn | !secrets | .dockerignore: secrets reach the build
            .gitignore | /secrets/ | /secret/ | .gitignore: secrets could be committed
            deploy/prometheus/prometheus.yml | audit:9464 | audit:9090 | deploy/prometheus/prometheus.yml: asks [audit:9090
            deploy/prometheus/prometheus.yml | metrics_path: /metrics | metrics_path: /prometheus | deploy/prometheus/prometheus.yml: nothing answers at /prometheus
            """)
    void fault_isFound(String file, String from, String to, String complaint) throws IOException {
        // When
        Documents broken = Documents.of(ReferenceData.checkout()).with(file, from, to);

        // Then
        assertThat(broken.complaints()).anySatisfy(found -> assertThat(found).startsWith(complaint));
    }
}
