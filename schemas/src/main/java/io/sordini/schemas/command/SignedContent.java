package io.sordini.schemas.command;

import io.sordini.schemas.JsonDocument;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a signature of an order vouches for: a line that names format and version, then each field as its length in bytes
 * (4, big-endian) and its UTF-8 form, an absent one empty. Unlike JSON, a command has just one such form, and no other kind
 * of document has one that is equal.
 */
final class SignedContent {

    private static final String FORMAT = "sordini command 1\n";
    private static final String POLICY_FORMAT = "sordini policy 1\n";

    private SignedContent() {}

    static byte[] of(Command command) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(FORMAT.getBytes(StandardCharsets.UTF_8));
            field(out, command.id());
            field(out, command.type().text());
            field(out, command.subject().key());
            field(out, command.actor());
            field(out, command.reason());
            field(
                    out,
                    command.duration() == null
                            ? ""
                            : Long.toString(command.duration().toSeconds()));
            field(out, command.issuedAt() == null ? "" : JsonDocument.text(command.issuedAt()));
            if (command.decision() != null) { // last, so that other commands are signed as they always were
                field(out, command.decision());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        return bytes.toByteArray();
    }

    static byte[] of(PolicyOrder order) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(POLICY_FORMAT.getBytes(StandardCharsets.UTF_8));
            field(out, order.id());
            field(out, order.name());
            field(out, order.policy());
            field(out, order.sha256());
            field(out, order.replaces() == null ? "" : order.replaces());
            field(out, order.actor());
            field(out, order.reason());
            field(out, JsonDocument.text(order.issuedAt()));
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        return bytes.toByteArray();
    }

    private static void field(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
