package io.sordini.topology.admin;

/**
 * One way in which a topic is not what Sordini relies on.
 *
 * @param topic name on the broker
 * @param setting the broker's name for it, or {@code topic} when it does not exist, or {@code partitions}
 */
public record TopicProblem(String topic, String setting, String expected, String found) {

    /** One line for a person. */
    @Override
    public String toString() {
        return topic + ": " + setting + ": expected " + expected + ", found " + found;
    }
}
