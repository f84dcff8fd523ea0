package io.sordini.topology.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Bindings as commands of Kafka's own tool, for whoever may change them. */
public final class AclCommands {

    private AclCommands() {}

    /** One command for each principal and set of operations; ready for a POSIX shell. */
    public static List<String> of(String bootstrapServers, Collection<AclBinding> bindings) {
        Map<ResourcePattern, List<AclBinding>> resources = new LinkedHashMap<>();
        Map<String, List<ResourcePattern>> commands = new LinkedHashMap<>();
        for (AclBinding binding : bindings) {
            resources
                    .computeIfAbsent(binding.pattern(), pattern -> new ArrayList<>())
                    .add(binding);
        }
        resources.forEach((pattern, own) -> own.stream()
                .collect(Collectors.groupingBy(
                        binding -> binding.entry().principal(), LinkedHashMap::new, Collectors.toList()))
                .forEach((principal, granted) -> commands.computeIfAbsent(
                                head(bootstrapServers, principal, granted), head -> new ArrayList<>())
                        .add(pattern)));
        List<String> lines = new ArrayList<>();
        commands.forEach((head, patterns) -> patterns.stream()
                .collect(Collectors.groupingBy(ResourcePattern::patternType, LinkedHashMap::new, Collectors.toList()))
                .forEach((type, alike) -> lines.add(head + tail(type, alike))));
        return lines;
    }

    private static String head(String servers, String principal, List<AclBinding> granted) {
        return "kafka-acls.sh --bootstrap-server " + quoted(servers) + " --add --allow-principal " + quoted(principal)
                + granted.stream()
                        .map(binding -> " --operation " + name(binding.entry().operation()))
                        .collect(Collectors.joining());
    }

    private static String tail(PatternType type, List<ResourcePattern> patterns) {
        return (type == PatternType.LITERAL
                        ? ""
                        : " --resource-pattern-type " + type.name().toLowerCase(Locale.ROOT))
                + patterns.stream()
                        .map(pattern -> " --" + option(pattern.resourceType()) + " " + quoted(pattern.name()))
                        .collect(Collectors.joining());
    }

    /** The tool's own spelling, such as {@code DescribeConfigs}. */
    static String name(AclOperation operation) {
        StringBuilder name = new StringBuilder();
        for (String word : operation.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static String option(ResourceType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.:,=/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
