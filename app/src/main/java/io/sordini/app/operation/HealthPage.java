package io.sordini.app.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.topology.PolicyStatus;
import io.sordini.topology.RoleHealth;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What is answered to who asks how the process is. */
final class HealthPage {

    private HealthPage() {}

    /** 200 if the process deserves to live, 503 if only starting it anew can help. */
    static Answer live(List<RoleHealth> roles, Optional<PolicyStatus> policy) {
        return answer(roles, policy, roles.stream().allMatch(RoleHealth::isAlive));
    }

    /** 200 if every role does its work, 503 while one does not. */
    static Answer ready(List<RoleHealth> roles, Optional<PolicyStatus> policy) {
        return answer(roles, policy, !roles.isEmpty() && roles.stream().allMatch(RoleHealth::isReady));
    }

    private static Answer answer(List<RoleHealth> roles, Optional<PolicyStatus> policy, boolean good) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", good ? "up" : "down");
        ArrayNode list = body.putArray("roles");
        for (RoleHealth role : roles) {
            list.addObject()
                    .put("role", role.role())
                    .put("state", role.state().name())
                    .put("live", role.isAlive())
                    .put("ready", role.isReady())
                    .put("tasks", role.tasks())
                    .put("seconds_since_heartbeat", role.sinceHeartbeat().toSeconds())
                    .put("seconds_since_poll", role.sincePoll().toSeconds());
        }
        policy.ifPresent(status -> {
            ObjectNode own = body.putObject("policy");
            own.put("version", status.label());
            own.put("followed", status.reading());
            status.refused().forEach(own.putArray("refused")::add);
        });
        return new Answer(good ? 200 : 503, "application/json", (body + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
