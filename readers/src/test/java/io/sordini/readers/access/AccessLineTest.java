package io.sordini.readers.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sordini.readers.source.LineContent;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.event.EventScan;
import io.sordini.schemas.event.RequestEvent;
import io.sordini.testkit.JsonSchemas;
import io.sordini.testkit.Laws;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLineTest {

    private static final JsonSchemas SCHEMA = JsonSchemas.ofResource("/io/sordini/schemas/request-event.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "[01/Mar/2026:11:00:01 +0100]";
    private static final String[] PIECES = {
        "192.0.2.1",
        "2001:db8::1",
        "-",
        " ",
        " ",
        " ",
        "\"",
        "\"",
        "\\",
        "\\x22",
        "\\\"",
        "[",
        "]",
        TIME,
        "GET / HTTP/1.1",
        "200",
        "12",
        "0.003",
        "\u00ff",
        "{",
        "\t",
        "x",
        "host.example:80",
        "\\x",
        "?"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                // nginx, combined
                "192.0.2.1 - - TIME \"GET /a?b=1 HTTP/1.1\" 200 12 \"-\" \"probe/1\" #"
                        + " {'method':'GET','path':'/a','query_params':'b=1','status_code':200,'response_size':12,"
                        + "'user_agent':'probe/1','client_ip':'192.0.2.1','timestamp':'2026-03-01T10:00:01Z',"
                        + "'headers':{'user-agent':'probe/1'}}",
                // Apache, common, with a user, without a size
                "192.0.2.1 - frank TIME \"HEAD / HTTP/1.0\" 304 - #"
                        + " {'method':'HEAD','path':'/','status_code':304,'client_ip':'192.0.2.1','user':'frank',"
                        + "'timestamp':'2026-03-01T10:00:01Z'}",
                // IPv6, ISO time, nginx's escapes, UTF-8 in pieces, time to answer
                "2001:db8::7 - - [2026-03-01T11:00:01+01:00] \"GET /\\x22\\xC3\\xA9 HTTP/2.0\" 404 0 \"http://r/?t=1\" \"a \\x5C b\" 0.045 #"
                        + " {'method':'GET','path':'/\\\"\u00e9','status_code':404,'response_size':0,'user_agent':'a \\\\ b',"
                        + "'response_time_ms':45,'client_ip':'2001:db8::7','timestamp':'2026-03-01T10:00:01Z',"
                        + "'headers':{'referer':'http://r/?t=1','user-agent':'a \\\\ b'}}",
                // Apache's escapes, and the server's name before the client
                "shop.example:443 192.0.2.1 - - TIME \"GET /\\\"x\\\\ HTTP/1.1\" 500 1 \"\" \"q\\\"\" \"more\" #"
                        + " {'method':'GET','path':'/\\\"x\\\\','status_code':500,'response_size':1,'user_agent':'q\\\"',"
                        + "'client_ip':'192.0.2.1','server_id':'shop.example:443','timestamp':'2026-03-01T10:00:01Z',"
                        + "'headers':{'user-agent':'q\\\"'}}",
                // a user's name with a time and brackets of its own
                "192.0.2.1 - a [02/Mar/2026:00:00:00 +0000] b TIME \"GET / HTTP/1.1\" 401 5 #"
                        + " {'method':'GET','path':'/','status_code':401,'response_size':5,'client_ip':'192.0.2.1',"
                        + "'user':'a [02/Mar/2026:00:00:00 +0000] b','timestamp':'2026-03-01T10:00:01Z'}",
                // a target with spaces in it
                "192.0.2.1 - - TIME \"GET /a b c HTTP/1.1\" 200 5 #"
                        + " {'method':'GET','path':'/a b c','status_code':200,'response_size':5,'client_ip':'192.0.2.1',"
                        + "'timestamp':'2026-03-01T10:00:01Z'}",
            })
    void line_becomesARequestEvent(String line, String expected) throws JsonProcessingException {
        // When
        AccessLine read = read(line.replace("TIME", TIME));

        // Then
        assertThat(JSON.readTree(String.valueOf(read.event()))).isEqualTo(JSON.readTree(expected.replace('\'', '"')));
        assertThat(read.readable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "\"\\x16\\x03\\x01\" 400 157 # `\u0016\u0003\u0001`",
                "\"-\" 408 0 # -",
                "\"\" 400 0 # -",
                "\"GET\" 400 0 # GET"
            })
    void requestThatIsNoHttp_isStillAnEventOfItsAddress(String rest, String path) {
        // When
        AccessLine read = read("192.0.2.1 - - " + TIME + " " + rest + " \"-\" \"-\"");

        // Then
        assertThat(read.readable()).isFalse();
        assertThat(Optional.ofNullable(read.event())).hasValueSatisfying(event -> {
            assertThat(event.path("method").textValue()).isEqualTo("-");
            assertThat(event.path("path").textValue()).isEqualTo(path);
        });
        assertThat(read.client()).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "192.0.2.1 # 192.0.2.1 - - [never] \"GET / HTTP/1.1\" 200 5",
                "192.0.2.1 # 192.0.2.1 - - [99/Foo/2026:10:00:01 +0000] \"GET / HTTP/1.1\" 200 5",
                "192.0.2.1 # 192.0.2.1 - - [01/Mar/2026:10:00:01 +0000] \"GET / HTTP/1.1 200 5",
                "192.0.2.1 # 192.0.2.1 - - [01/Mar/2026:10:00:01 +0000] \"GET / HTTP/1.1\" abc 5",
                "2001:db8::1 # 2001:DB8:0::1 what is this",
                "` ` # nonsense without an address",
                "` ` # 192.0.2.1"
            })
    void damagedLine_isNoEvent_butItsAddressIsKnown(String address, String line) {
        AccessLine read = read(line);

        assertThat(read.event()).isNull();
        assertThat(read.address()).isEqualTo(address.isBlank() ? null : address);
    }

    @Test
    void anyLine_isReadWithoutAFault_andItsEventIsValid() {
        Laws.forAll(1, 20_000, AccessLineTest::someLine, line -> {
            AccessLine read = read(line);
            if (read.event() != null) {
                assertThat(SCHEMA.violations(read.event())).isEmpty();
                byte[] value = LineContent.bytes(read.event());
                assertThat(EventScan.read(new SourceRecord(Topic.REQUEST_EVENTS, read.client(), value, 0, "x:1")))
                        .isInstanceOf(RequestEvent.class);
            }
        });
    }

    @Test
    void someOfTheGeneratedLines_areEvents() {
        long events = new Random(7)
                .longs(5000)
                .filter(seed -> read(someLine(new Random(seed))).event() != null)
                .count();

        assertThat(events).isBetween(100L, 4900L);
    }

    @Test
    void hugeLine_costsNoMoreThanItsFirstPart() {
        byte[] line = ("192.0.2.1 - - " + TIME + " \"GET /" + "\\x5C".repeat(500_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(AccessLine.read(line).address()).isEqualTo("192.0.2.1");
    }

    /** A good line with some pieces changed, or nothing but pieces. */
    private static String someLine(Random random) {
        StringBuilder line = new StringBuilder();
        String good = "192.0.2.1 - - " + TIME + " \"GET /a HTTP/1.1\" 200 12 \"-\" \"probe\"";
        if (random.nextInt(3) > 0) {
            line.append(good);
            for (int i = random.nextInt(4); i > 0; i--) {
                int at = random.nextInt(line.length());
                String piece = PIECES[random.nextInt(PIECES.length)];
                line.replace(at, Math.min(line.length(), at + random.nextInt(3)), piece);
            }
        } else {
            for (int i = random.nextInt(30); i > 0; i--) {
                line.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return line.toString();
    }

    private static AccessLine read(String line) {
        return AccessLine.read(line.getBytes(StandardCharsets.UTF_8));
    }
}
