package io.sordini.app.operate;

import io.sordini.schemas.Topic;
import java.io.PrintWriter;

/** Numbers in words. */
final class Count {

    private Count() {}

    static String of(int count, String one, String several) {
        return count == 0 ? "no " + one : count == 1 ? "1 " + one : count + " " + several;
    }

    /** Says so when a topic holds what should not be there. */
    static void reportSkipped(int records, Topic topic, PrintWriter messages) {
        if (records > 0) {
            messages.println("sordini: left out " + of(records, "record", "records") + " of the topic " + topic.suffix()
                    + " that cannot be read: somebody else writes there, or a newer version does");
        }
    }
}
