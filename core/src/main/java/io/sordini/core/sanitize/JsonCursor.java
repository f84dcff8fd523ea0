package io.sordini.core.sanitize;

import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.schemas.event.EventScan;

/** A place in a JSON document, and how deep it is. */
final class JsonCursor {

    private final JsonReader reader;
    private int at;
    private int depth;

    JsonCursor(JsonReader reader) {
        this.reader = reader;
    }

    void open(int from) {
        at = from;
        depth = 0;
    }

    int at() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    void leave() {
        depth--;
    }

    /** Goes behind the value that starts here. */
    void skip() throws NotJson {
        int first = reader.at(at);
        switch (first) {
            case '"' -> at = reader.stringEnd(at + 1) + 1;
            case '{', '[' -> skipContainer(first);
            case 't', 'f', 'n' -> at = reader.literalEnd(at);
            default -> at = reader.numberEnd(at);
        }
    }

    private void skipContainer(int first) throws NotJson {
        enter();
        int close = first == '{' ? '}' : ']';
        boolean more = next(close);
        while (more) {
            if (close == '}') {
                nameEnd();
            }
            skip();
            more = follows(close);
        }
        depth--;
    }

    /** Goes into a container. */
    void enter() throws NotJson {
        at++;
        if (++depth > EventScan.MAX_DEPTH) {
            throw new NotJson(true);
        }
    }

    /** Goes to the first member of a container; false, and past the end, if it has none. */
    boolean next(int close) {
        at = reader.skipSpace(at);
        if (reader.at(at) == close) {
            at++;
            return false;
        }
        return true;
    }

    /** Goes to the next member of a container; false, and past the end, if there is none. */
    boolean follows(int close) throws NotJson {
        at = reader.skipSpace(at);
        int b = reader.at(at++);
        if (b == close) {
            return false;
        }
        if (b != ',') {
            throw new NotJson(false);
        }
        at = reader.skipSpace(at);
        return true;
    }

    /** Goes from a name to its value; gives where the name ends. */
    int nameEnd() throws NotJson {
        if (reader.at(at) != '"') {
            throw new NotJson(false);
        }
        int end = reader.stringEnd(at + 1);
        at = reader.skipSpace(end + 1);
        if (reader.at(at) != ':') {
            throw new NotJson(false);
        }
        at = reader.skipSpace(at + 1);
        return end;
    }
}
