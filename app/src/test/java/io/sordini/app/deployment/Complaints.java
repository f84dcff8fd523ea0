package io.sordini.app.deployment;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, each with where. */
final class Complaints {

    private final List<String> list = new ArrayList<>();

    void add(String where, String what) {
        list.add(where + ": " + what);
    }

    void require(boolean condition, String where, String what) {
        if (!condition) {
            add(where, what);
        }
    }

    List<String> list() {
        return List.copyOf(list);
    }
}
