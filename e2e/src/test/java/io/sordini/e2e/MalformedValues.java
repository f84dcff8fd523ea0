package io.sordini.e2e;

import io.sordini.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Records that are no events, each in another way. */
final class MalformedValues {

    private static final List<String> TEXTS = List.of(
            "",
            "not json",
            "{\"method\":\"GET\",\"path\":\"/cut",
            "[1,2,3]",
            "{\"method\":\"GET\",\"path\":\"/a\",\"path\":\"/b\",\"status_code\":200}",
            "{\"method\":7,\"path\":\"/wrong-type\"}",
            "{\"method\":\"GET\",\"path\":\"/no-address\",\"status_code\":404}",
            "{\"method\":\"GET\"}",
            "{\"method\":\"GET\",\"path\":\"/number\",\"status_code\":1e400}",
            "{\"method\":\"GET\",\"path\":\"/deep\",\"extra\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            "{\"method\":\"GET\",\"path\":\"/control\\u0000\\u202e\\u001b[31m\",\"status_code\":404}",
            "{\"method\":\"GET\",\"path\":\"/large\",\"request_body\":\"" + "x".repeat(200_000) + "\"}");

    private final Random random;

    MalformedValues(Random random) {
        this.random = random;
    }

    /** A record of the request topic that stands under this address, or seldom under no key at all. */
    Input next(String client) {
        int choice = random.nextInt(TEXTS.size() + 3);
        if (choice < TEXTS.size()) {
            return record(client, TEXTS.get(choice).getBytes(StandardCharsets.UTF_8));
        } else if (choice == TEXTS.size()) {
            return record(client, new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'});
        } else if (choice == TEXTS.size() + 1) {
            return new Input(Topic.REQUEST_EVENTS, client, null);
        }
        return new Input(Topic.REQUEST_EVENTS, null, "no key and no address".getBytes(StandardCharsets.UTF_8));
    }

    private static Input record(String client, byte[] value) {
        return new Input(Topic.REQUEST_EVENTS, client, value);
    }
}
