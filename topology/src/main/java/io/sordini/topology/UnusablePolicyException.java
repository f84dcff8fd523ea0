package io.sordini.topology;

import java.util.List;

/**
 * What is published is no policy for this program, and nothing else that was published is left: to go on with another one would
 * quietly enforce and mask what nobody asked for.
 */
public final class UnusablePolicyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusablePolicyException(String topic, String key, List<String> problems) {
        super("the document " + key + " on the topic " + topic + " is no policy for this program:\n  "
                + String.join("\n  ", problems));
    }
}
