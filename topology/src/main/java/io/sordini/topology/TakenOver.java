package io.sordini.topology;

import io.sordini.core.policy.Policy;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.CommandResult;
import io.sordini.schemas.command.CommandResultCodec;
import io.sordini.schemas.policy.PolicyDocument;
import java.time.Instant;

/** A partition's word that it decides under a new policy: as a command about many subjects, each partition answers it. */
final class TakenOver {

    private TakenOver() {}

    /** @param now the clock, milliseconds since the epoch */
    static Publication answer(Policy policy, int partition, long now) {
        String id = PolicyDocument.key(policy.label());
        CommandResult result = new CommandResult(
                id,
                CommandResult.Outcome.APPLIED,
                0,
                "partition " + partition + " decides under the policy " + policy.label(),
                Instant.ofEpochMilli(now));
        return new Publication(Topic.COMMAND_RESULTS, id, CommandResultCodec.encode(result), now);
    }
}
