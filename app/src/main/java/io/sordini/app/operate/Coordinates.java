package io.sordini.app.operate;

import io.sordini.schemas.Topic;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** Where a record stands, as an origin {@code topic-partition@offset} says it. */
record Coordinates(TopicPartition partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([a-z-]{1,40})-([0-9]{1,9})@([0-9]{1,18})");

    /** Absent for an origin of another form, which a reader or a producer gave. */
    static Optional<Coordinates> parse(String origin, String prefix) {
        Matcher form = FORM.matcher(origin);
        if (!form.matches()) {
            return Optional.empty();
        }
        return List.of(Topic.REQUEST_EVENTS, Topic.AUTH_EVENTS, Topic.COMMANDS).stream()
                .filter(topic -> topic.suffix().equals(form.group(1)))
                .map(topic -> new Coordinates(
                        new TopicPartition(topic.name(prefix), Integer.parseInt(form.group(2))),
                        Long.parseLong(form.group(3))))
                .findFirst();
    }
}
