package io.sordini.app.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.topology.RoleHealth;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is answered to who asks how the process is. */
final class HealthPage {

    private HealthPage() {}

    /** 200 if the process deserves to live, 503 if only starting it anew can help. */
    static Answer live(List<RoleHealth> roles) {
        return answer(roles, roles.stream().allMatch(RoleHealth::isAlive));
    }

    /** 200 if every role does its work, 503 while one does not. */
    static Answer ready(List<RoleHealth> roles) {
        return answer(roles, !roles.isEmpty() && roles.stream().allMatch(RoleHealth::isReady));
    }

    private static Answer answer(List<RoleHealth> roles, boolean good) {
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
        return new Answer(good ? 200 : 503, "application/json", (body + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
