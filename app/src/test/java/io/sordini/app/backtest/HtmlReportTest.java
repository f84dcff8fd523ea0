package io.sordini.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sordini.core.backtest.Comparison;
import io.sordini.core.backtest.Decided;
import io.sordini.core.backtest.Matter;
import io.sordini.core.backtest.Outcome;
import io.sordini.core.backtest.PolicyRun;
import io.sordini.core.policy.PolicyReader;
import io.sordini.schemas.SourceRecord;
import io.sordini.schemas.Topic;
import io.sordini.schemas.decision.Action;
import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final long T0 = 1_769_860_800_000L;
    private static final String HOSTILE = "x\"><script>alert(1)</script>'&\u202e\u0007";
    private static final Keyring KEYS = new Keyring(
            Keyset.parse("k1:AAAAAAAAAAAAAAAAAAAAAA=="),
            Keyset.parse("k1:AAAAAAAAAAAAAAAAAAAAAA=="),
            Keyset.parse("k1:AAAAAAAAAAAAAAAAAAAAAA=="));

    private static String rules(int capacity) {
        StringBuilder rules = new StringBuilder("name: r" + capacity + "\nlimits: []\nrules:\n");
        for (String subject : List.of("ip", "user", "tenant")) {
            rules.append("""
                      - name: guessing-%s
                        kind: leaky
                        on: login_failed
                        subject: %s
                        capacity: %d
                        leak: 1h
                        action: challenge
                        duration: 1h
                    """.formatted(subject, subject, capacity));
        }
        return rules.toString();
    }

    /** Failed logins. */
    private static List<SourceRecord> history(int events) {
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String json = "{\"client_ip\":\"192.0.2.7\",\"method\":\"POST\",\"path\":\"/token\",\"status_code\":401,"
                    + "\"server_id\":\"api-0\",\"request_body\":\"username=bob&password=" + i + "\"}";
            records.add(new SourceRecord(
                    Topic.REQUEST_EVENTS, "192.0.2.7", json.getBytes(StandardCharsets.UTF_8), T0 + i, "f:" + i));
        }
        return records;
    }

    private static String page(int old, int tried, int events) {
        PolicyRun before = new PolicyRun(PolicyReader.read("old", rules(old)), KEYS, 0, T0 + 86_400_000);
        PolicyRun after = new PolicyRun(PolicyReader.read("new", rules(tried)), KEYS, 0, T0 + 86_400_000);
        for (SourceRecord record : history(events)) {
            before.accept(record);
            after.accept(record);
        }
        return new HtmlReport(new Report(
                        Comparison.of(before.finish(), after.finish()), events, T0, T0 + Math.max(0, events - 1)))
                .page();
    }

    private static Document parse(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setExpandEntityReferences(false);
        var builder = factory.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new ByteArrayInputStream(new byte[0])));
        return builder.parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void page_isWellFormed_andRunsAndLoadsNothing() throws Exception {
        Document page = parse(page(9, 3, 6));

        Set<String> names = new TreeSet<>();
        elements(page, "*").forEach(element -> {
            names.add(element.getTagName());
            assertThat(element.hasAttribute("src")).isFalse();
            assertThat(element.hasAttribute("href")).isFalse();
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
            }
        });
        assertThat(names).contains("svg", "table").doesNotContain("script", "link", "img", "iframe", "object");
        assertThat(page(9, 3, 6)).contains("default-src 'none'").doesNotContain("url(", "@import");
    }

    @Test
    void hostileNamesAndReasons_stayText() throws Exception {
        // Given
        Decided none = new PolicyRun(PolicyReader.read("old", rules(3)), KEYS, 0, T0).finish();
        Outcome outcome = new Outcome(Action.BLOCK, 1, T0, 60_000, 1, HOSTILE);
        Map<Matter, Outcome> hostile = Map.of(new Matter(HOSTILE, false, "tenant:" + HOSTILE), outcome);
        Decided some = new Decided(HOSTILE, hostile, none.timeline());

        // When
        String text = new HtmlReport(new Report(Comparison.of(none, some), 1, T0, T0)).page();

        // Then
        assertThat(text).doesNotContain("<script", "\u202e", "\u0007");
        assertThat(elements(parse(text), "td"))
                .extracting(Element::getTextContent)
                .anyMatch(cell -> cell.startsWith("tenant:x\"><script>alert(1)</script>'&"))
                .anyMatch(cell -> cell.startsWith("x\"><script>alert(1)</script>'&"));
    }

    @Test
    void charts_haveNamesAndDescriptions() throws Exception {
        Document page = parse(page(9, 3, 6));

        assertThat(elements(page, "svg")).hasSize(2).allSatisfy(svg -> {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            for (String id : svg.getAttribute("aria-labelledby").split(" ", -1)) {
                assertThat(elements(page, "*").stream()
                                .filter(element -> element.getAttribute("id").equals(id))
                                .map(Element::getTextContent))
                        .hasSize(1)
                        .noneMatch(String::isBlank);
            }
        });
    }

    @Test
    void hashedSubject_isShownShort_andWholeOnRequest() throws Exception {
        assertThat(elements(parse(page(9, 3, 6)), "td"))
                .filteredOn(cell -> cell.getAttribute("title").startsWith("user:k1."))
                .isNotEmpty()
                .allSatisfy(cell -> {
                    assertThat(cell.getAttribute("title")).hasSize("user:k1.".length() + 22);
                    assertThat(cell.getTextContent())
                            .hasSize("user:k1.".length() + 7)
                            .endsWith("…");
                });
    }

    @Test
    void nothingThatDiffers_andNothingAtAll_areSaid() throws Exception {
        assertThat(parse(page(3, 3, 6)).getDocumentElement().getTextContent())
                .contains("No rule decides more or less than before.", "Nobody is treated otherwise.");
        assertThat(parse(page(9, 9, 0)).getDocumentElement().getTextContent())
                .contains("no events", "Neither policy decides anything", "No decision differs.");
    }
}
