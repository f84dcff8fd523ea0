package io.sordini.core.policy;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML text as a tree of nodes, refused before it is built when it is too large, too deep or refers to itself. */
final class YamlDocument {

    static final int MAX_CHARACTERS = 1024 * 1024;
    static final int MAX_DEPTH = 12;

    private final LoadSettings settings;
    private final Problems problems;

    private YamlDocument(String source, Problems problems) {
        this.settings = LoadSettings.builder()
                .setLabel(source)
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        this.problems = problems;
    }

    /** @throws PolicyException when the text is no single YAML mapping within the bounds */
    static YamlMapping read(String source, String yaml) {
        Problems problems = new Problems(source);
        Optional<Node> root = Optional.empty();
        if (yaml.length() > MAX_CHARACTERS) {
            problems.add(0, "expected at most " + MAX_CHARACTERS + " characters, found " + yaml.length());
        } else {
            root = new YamlDocument(source, problems).compose(yaml);
        }
        problems.throwIfAny();
        if (root.isPresent() && root.get() instanceof MappingNode mapping) {
            return new YamlMapping(mapping, "", problems);
        }
        problems.add(0, "expected a mapping with sections such as name, limits and rules");
        problems.throwIfAny();
        throw new IllegalStateException("unreachable");
    }

    private Optional<Node> compose(String yaml) {
        try {
            return withinBounds(yaml) ? new Compose(settings).composeString(yaml) : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0);
            problems.add(line, "expected YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(0, "expected YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Walks the events, which nest on the heap, so that building nodes cannot exhaust the stack. */
    private boolean withinBounds(String yaml) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            int line = event.getStartMark().map(Mark::getLine).orElse(0);
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                problems.add(line, "expected no anchors and aliases, found one");
                return false;
            }
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias, Comment, DocumentStart, DocumentEnd, Scalar, StreamStart, StreamEnd -> {}
            }
            if (depth > MAX_DEPTH) {
                problems.add(line, "expected at most " + MAX_DEPTH + " levels");
                return false;
            }
        }
        return true;
    }
}
