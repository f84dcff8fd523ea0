package io.sordini.core.sanitize.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docs/masking.md}, made from the tables of the code so that it cannot say anything else. */
final class MaskingPage {

    private static final String HEAD = """
            # Masking

            Made by the test `MaskingPageTest` from `MaskClass`, `prefixes.txt` and the text in it; edit those, not this page.

            Sordini masks every document that enters the audit log, and whatever you pipe through `sordini mask`. It looks
            at **names** and at **content**, in one pass over the bytes, in time that grows with the length alone.

            ## Names

            A name is decoded, brought to lower case and split into words, so that `X-Api-Key`, `apiKey`, `api_key` and
            `pass\\u0077ord` are what they look like. The policy's rules are tried in order; the first that matches decides.
            After them come names that carry credentials everywhere; only a `keep` rule takes one of those out.
            A value under a sensitive name is masked whole, whether text, number, list or object; `null` stays.

            These count as a name and its value: members of objects, `{"name": "password", "value": "x"}` in either order,
            `["Authorization", "x"]`, the header after its name in a flat list, pairs in text, forms, queries and elements.

            ## Content

            Every other text, name and long number is scanned. JSON in a text is read as JSON, four levels deep. Percent
            encoding, backslash escapes, HTML character references, full-width forms, the plus signs of forms, and base64
            are undone for the scan, four levels deep; what is found replaces the encoded range, and the rest keeps its
            bytes. Where two finds overlap, the longer one takes the place of both. What was masked is scanned until nothing more
            is found, and after eight looks it is masked whole: masking twice gives what masking once gave.

            | class | recognised | must hold | left alone | replaced by |
            |---|---|---|---|---|
            """;

    private static final String POLICY = """

            Words before a value, or in its name, are hints for 32 bytes: near `card` also numbers of no issuer's range
            count, near `ssn` nine bare digits, near `ip` malformed IPv6, near `phone` any national number; right behind
            `version` nothing dotted is an address. In user agents dotted numbers are versions unless a URL holds them.

            ## Policy

            The section `masking` of a policy says what becomes of a find. `field` names names, `class` a class of content in
            the table, `pattern` a regular expression in the syntax of RE2 whose every match contains `literal`.

            ```yaml
            name: example
            masking:
              - {field: token_type, type: keep}
              - {field: password, type: replace, replacement: "[MASKED]"}
              - {field: pin, match: words, type: replace}
              - {field: email, type: partial, visible: 3}
              - {field: phone, type: format, format: "XXX-XXX-{last4}"}
              - {field: customer_id, type: pseudonym}
              - {field: user_agent, type: lenient}
              - {class: ip, type: keep}
              - {class: card, type: format, format: "****-****-****-{last4}"}
              - {pattern: "EMP-[0-9]{6}", literal: "EMP-", type: replace, replacement: "[EMPLOYEE]"}
            ```

            | type | what is left |
            |---|---|
            | `replace` | `replacement`; of a class, its usual text |
            | `partial` | the first `visible` characters, at most half of the value or of what stands before its `@`, then stars |
            | `format` | `format`, with the last four digits for `{last4}` if there are ten or more |
            | `pseudonym` | `[HASH:key.hash]`, a keyed hash that is the same for the same value; `[MASKED]` where there is no key, as in `sordini mask` |
            | `keep` | the value, still scanned if it stands under the name; of a class, the find |
            | `lenient` | the value, scanned, with dotted numbers as versions |

            A number is treated as its digits would be in a text. Of a list, an object or a truth value nothing shows: `partial`
            leaves stars, `format` stars for `{last4}`.

            ## When in doubt

            Any failure, nesting or work beyond the bounds masks the whole value as `[UNSCANNED]` and is counted. What is no
            JSON is masked as text. Each audit record says under `unmapped.sordini` what was done: `masking_rules`, the
            version of the detectors with a digest of tables and rules, and under `masking` a count for each class; never a
            value.

            ## What is not promised

            Names of persons, postal addresses and dates of birth are not looked for in text. A secret without prefix, form
            or name beside it is not told from any other word. Text in pictures, archives and other binary data is not read.

            ## Known failures

            Lines of the labelled data that are not handled well, and why. Each is checked to fail still.

            """;

    private static final String PREFIXES = """

            ## Prefixes of keys

            """;

    private static final String KNOWN = "/io/sordini/core/sanitize/evidence/known.jsonl";

    private MaskingPage() {}

    /** The lines that are known to fail, by the reason. */
    private static Map<String, List<String>> failures() {
        Map<String, List<String>> failures = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(MaskingPage.class.getResourceAsStream(KNOWN), KNOWN)) {
            ObjectMapper mapper = new ObjectMapper();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                JsonNode known = mapper.readTree(line);
                failures.computeIfAbsent(known.path("why").asText(), why -> new ArrayList<>())
                        .add("`" + known.path("text").asText() + "`");
            }
            return failures;
        } catch (IOException e) {
            throw new UncheckedIOException("the known failures are among the tests", e);
        }
    }

    static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        for (MaskClass found : MaskClass.values()) {
            page.append("| `%s` | %s | %s | %s | `%s` |\n"
                    .formatted(found.text(), found.recognised(), found.validated(), found.vetoed(), found.placeholder())
                    .replaceAll(" {2,}\\|", " |"));
        }
        page.append(POLICY);
        failures().forEach((why, lines) -> page.append("* %s %s\n".formatted(why, String.join(", ", lines))));
        page.append(PREFIXES);
        Map<String, TreeSet<String>> issuers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Prefixes.rows()
                .forEach(row -> issuers.computeIfAbsent(row.issuer(), issuer -> new TreeSet<>())
                        .add("`" + row.text() + "`"));
        page.append(issuers.entrySet().stream()
                .map(issuer -> "* " + issuer.getKey() + ": " + String.join(", ", issuer.getValue()))
                .collect(Collectors.joining("\n")));
        return page.append("\n* OpenAI: `sk-`, with `T3BlbkFJ` in it or 32, or 48 and more, letters and digits\n")
                .toString();
    }
}
