package io.sordini.readers.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sordini.schemas.subject.Address;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of an access log: {@code client ident user [time] "request" status bytes "referer" "agent"}, of which referer
 * and agent may be absent (the common form) and more may follow. Every byte behind the client's address may be the client's choice.
 *
 * @param client who asked, as it is written there; its address, or its name where the server looks up names
 * @param address the client's address in canonical form, absent when it is none
 * @param time when, as an ISO-8601 text in UTC, absent when it cannot be read
 * @param event the request, absent when the line is damaged
 * @param readable whether the request is one of HTTP
 */
public record AccessLine(
        @Nullable String client,
        @Nullable String address,
        @Nullable String time,
        @Nullable ObjectNode event,
        boolean readable) {

    /** More than a server takes as a request's first line and headers; what is longer is cut here. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_CLIENT = 255;

    /** The server's name before the client, as Apache's {@code vhost_combined} has it. */
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9._-]{1,255}:[0-9]{1,5}) ");

    private static final Pattern STATUS = Pattern.compile(" ([0-9]{3}) ([0-9]{1,18}|-)(?= |$)");

    /** The time to answer in seconds, as nginx writes it; Apache's figures do not tell their unit. */
    private static final Pattern SECONDS = Pattern.compile(" ([0-9]{1,9}[.][0-9]{3})$");

    /** Reads a line, whatever it is. */
    public static AccessLine read(byte[] bytes) {
        String line = new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), StandardCharsets.ISO_8859_1);
        Matcher server = SERVER.matcher(line);
        String serverName = server.lookingAt() && Address.parse(server.group(1)).isEmpty() ? server.group(1) : null;
        String rest = serverName == null ? line : line.substring(server.end());
        int end = rest.indexOf(' ');
        String client = end < 1 || end > MOST_CLIENT ? null : rest.substring(0, end);
        String address =
                client == null ? null : Address.parse(client).map(Address::text).orElse(null);
        int request = Quoted.open(rest, 0);
        String time = request < 0 ? null : AccessTime.before(rest, request);
        AccessEvent event = client == null || time == null ? null : event(rest, request);
        if (client == null || event == null) {
            return new AccessLine(client, address, time, null, false);
        }
        event.who(client, serverName, AccessTime.user(rest, end, request), time);
        return new AccessLine(client, address, time, event.fields(), event.readable());
    }

    /** Whether it is certain that an access log is what this line is of. */
    public static boolean isOne(byte[] bytes) {
        AccessLine line = read(bytes);
        return line.event != null || (line.address != null && line.time != null);
    }

    /** What stands behind the time; null when that is not a request, a status and a number of bytes. */
    private static @Nullable AccessEvent event(String line, int open) {
        int close = Quoted.close(line, open);
        Matcher status = STATUS.matcher(line).region(Math.max(close, 0) + 1, line.length());
        if (close < 0 || !status.lookingAt()) {
            return null;
        }
        AccessEvent event = AccessEvent.of(Quoted.text(line, open, close));
        event.answer(status.group(1), status.group(2));
        int at = status.end();
        int last = quoted(line, at, "referer", event);
        last = last == at ? at : quoted(line, last, "user-agent", event);
        Matcher seconds = SECONDS.matcher(line).region(last, line.length());
        if (seconds.find()) {
            event.seconds(seconds.group(1));
        }
        return event;
    }

    /** Takes the quoted text at a place, if there is one; where it ends. */
    private static int quoted(String line, int at, String header, AccessEvent event) {
        int close = line.startsWith(" \"", at) ? Quoted.close(line, at + 1) : -1;
        if (close < 0) {
            return at;
        }
        event.header(header, Quoted.text(line, at + 1, close));
        return close + 1;
    }

    /** What could be read; the content never reaches a log. */
    @Override
    public String toString() {
        return "AccessLine[event=" + (event != null) + ", readable=" + readable + "]";
    }
}
