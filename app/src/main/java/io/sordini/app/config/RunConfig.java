package io.sordini.app.config;

import io.sordini.schemas.subject.Keyring;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the roles of one process run.
 *
 * @param topicPrefix stands before every topic's name
 * @param applicationIdPrefix stands before the name of each role to make its application id
 * @param policyFile the policy while none is published; absent for the one in the program
 * @param policyName under which it is published
 * @param stateDirectory where the roles keep state that must outlive the process; this process's alone
 * @param clients settings of every Kafka client
 * @param audit settings of the audit application; they win over those of every client
 * @param enforcement settings of the enforcement application; they win over those of every client
 * @param notification who is told of decisions
 * @param operation how the process is watched and ended
 */
public record RunConfig(
        String bootstrapServers,
        String topicPrefix,
        String applicationIdPrefix,
        @Nullable Path policyFile,
        String policyName,
        Keyring keys,
        Path stateDirectory,
        Map<String, String> clients,
        Map<String, String> audit,
        Map<String, String> enforcement,
        NotificationConfig notification,
        OperationConfig operation) {

    public RunConfig {
        clients = Map.copyOf(clients);
        audit = Map.copyOf(audit);
        enforcement = Map.copyOf(enforcement);
    }

    /** Everything that the user sets for the audit application. */
    public Map<String, String> auditClients() {
        return over(audit);
    }

    /** Everything that the user sets for the enforcement application. */
    public Map<String, String> enforcementClients() {
        return over(enforcement);
    }

    /** Everything that the user sets for the clients of the role that notifies. */
    public Map<String, String> notificationClients() {
        return over(notification.clients());
    }

    private Map<String, String> over(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(clients);
        all.putAll(own);
        return all;
    }

    /** Without the values of Kafka settings, some of which are secret. */
    @Override
    public String toString() {
        return "RunConfig[" + bootstrapServers + ", " + topicPrefix + ", " + applicationIdPrefix + ", " + policyFile
                + ", " + policyName + ", " + keys + ", " + stateDirectory + ", " + clients.keySet() + ", "
                + audit.keySet() + ", "
                + enforcement.keySet() + ", " + notification + ", " + operation + "]";
    }
}
