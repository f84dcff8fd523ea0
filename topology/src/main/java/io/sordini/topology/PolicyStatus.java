package io.sordini.topology;

import java.util.List;

/**
 * What is known of the policy of a process.
 *
 * @param label of the policy in force, {@code name@hash}
 * @param refused what is wrong with the document on the topic, which is therefore not in force; empty if nothing is
 * @param reading whether the topic can be read
 */
public record PolicyStatus(String label, List<String> refused, boolean reading) {

    public PolicyStatus {
        refused = List.copyOf(refused);
    }
}
