package io.sordini.topology.admin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.security.auth.KafkaPrincipal;

/** The table in {@code docs/security.md}, made from {@link AclRole} so that it cannot say anything else. */
final class AclPage {

    static final String BEGIN =
            "<!-- made from AclRole.java by the test AclPageTest: edit that enum, not this table -->\n";
    static final String END = "<!-- end of the made table -->";

    private AclPage() {}

    static String table() {
        StringBuilder page = new StringBuilder("| role | resource | name | operations |\n|---|---|---|---|\n");
        for (AclRole role : AclRole.values()) {
            Map<ResourcePattern, StringJoiner> rows = new LinkedHashMap<>();
            for (AclBinding binding :
                    role.bindings("sordini.", "sordini.", new KafkaPrincipal(KafkaPrincipal.USER_TYPE, "x"))) {
                rows.computeIfAbsent(binding.pattern(), pattern -> new StringJoiner(", "))
                        .add(AclCommands.name(binding.entry().operation()));
            }
            rows.forEach((pattern, operations) -> page.append(row(role, pattern, operations.toString())));
        }
        return page.toString();
    }

    private static String row(AclRole role, ResourcePattern pattern, String operations) {
        return "| %s | %s | `%s%s` | %s |\n"
                .formatted(
                        role.text(),
                        pattern.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        pattern.name(),
                        pattern.patternType() == PatternType.PREFIXED ? "*" : "",
                        operations);
    }
}
