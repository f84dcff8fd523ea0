package io.sordini.core.policy;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with one document, collected so that its author sees everything at once. */
final class Problems {

    private static final int MAX = 100;

    private final String source;
    private final List<String> found = new ArrayList<>();

    Problems(String source) {
        this.source = source;
    }

    void add(Node node, String path, String problem) {
        add(node.getStartMark().map(Mark::getLine).orElse(0), (path.isEmpty() ? "" : path + ": ") + problem);
    }

    /** @param line counted from 0 */
    void add(int line, String problem) {
        if (found.size() < MAX) {
            found.add(source + ":" + (line + 1) + ": " + problem);
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new PolicyException(found);
        }
    }
}
