package io.sordini.core;

import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.command.CommandCodec;
import io.sordini.schemas.command.SigningKey;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import io.sordini.schemas.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Source records as producers write them, for the tests of every stage. */
public final class Samples {

    /** 2026-01-31T12:00:00Z. */
    public static final long T0 = 1_769_860_800_000L;

    public static final Keyring KEYS = new Keyring(
            Keyset.parse("t1:" + Base64.getEncoder().encodeToString(new byte[16])),
            Keyset.parse("u1:" + Base64.getEncoder().encodeToString(new byte[16])),
            Keyset.parse("a1:" + Base64.getEncoder().encodeToString(new byte[16])));

    private Samples() {}

    public static SourceRecord event(Topic topic, @Nullable String key, String json, long time, long offset) {
        return new SourceRecord(
                topic, key, json.getBytes(StandardCharsets.UTF_8), time, topic.suffix() + "-0@" + offset);
    }

    /** A request with further fields, such as {@code ,"user":"x"}. */
    public static SourceRecord request(
            String ip, String method, String path, int status, String more, long time, long offset) {
        String json = "{\"client_ip\":\"" + ip + "\",\"method\":\"" + method + "\",\"path\":\"" + path
                + "\",\"status_code\":" + status + more + "}";
        return event(Topic.REQUEST_EVENTS, ip, json, time, offset);
    }

    public static SourceRecord get(String ip, String path, int status, long time, long offset) {
        return request(ip, "GET", path, status, "", time, offset);
    }

    public static SourceRecord login(String ip, String user, int status, long time, long offset) {
        return request(
                ip, "POST", "/token", status, ",\"request_body\":\"username=" + user + "&password=x\"", time, offset);
    }

    public static SourceRecord command(String type, String subject, long time, long offset) {
        String json = "{\"id\":\"c" + offset + "\",\"type\":\"" + type + "\",\"subject\":\"" + subject
                + "\",\"actor\":\"ann\",\"reason\":\"ticket 7\"}";
        return event(Topic.COMMANDS, subject, json, time, offset);
    }

    /** A command that was issued at the time of its record, signed if there is a key. */
    public static SourceRecord command(
            Command.Type type, String subject, @Nullable SigningKey key, long issuedAt, long time, long offset) {
        Command command = new Command(
                "c" + offset,
                type,
                Subject.parse(subject).orElseThrow(),
                "ann",
                "ticket 7",
                null,
                Instant.ofEpochMilli(issuedAt),
                null);
        byte[] value = CommandCodec.encode(key == null ? command : key.sign(command));
        return new SourceRecord(Topic.COMMANDS, subject, value, time, "commands-0@" + offset);
    }

    /** An unsigned JWT with the given expiry. */
    public static String token(String name, long expirySeconds) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String claims = encoder.encodeToString(
                ("{\"sub\":\"" + name + "\",\"exp\":" + expirySeconds + "}").getBytes(StandardCharsets.UTF_8));
        return header + "." + claims + ".c2ln";
    }
}
