package io.sordini.core.sanitize;

import io.sordini.core.sanitize.JsonReader.NotJson;
import io.sordini.schemas.event.EventScan;

/**
 * Goes over what stands around values: brackets, commas, colons and space. Places are handed in and out rather than kept,
 * so that they stay in registers; kept is only how deep the walk is.
 */
final class JsonSyntax {

    private final JsonReader reader;
    private int depth;

    JsonSyntax(JsonReader reader) {
        this.reader = reader;
    }

    void open() {
        depth = 0;
    }

    /** Goes into the container that starts here: to its first member, or, as its complement, to its end if it has none. */
    int enter(int at, int close) throws NotJson {
        if (++depth > EventScan.MAX_DEPTH) {
            throw new NotJson(true);
        }
        int first = reader.skipSpace(at + 1);
        return reader.at(first) == close ? leave(first) : first;
    }

    /** Goes from behind a member to the next one, or, as its complement, to the end of the container if there is none. */
    int next(int at, int close) throws NotJson {
        int i = reader.skipSpace(at);
        int b = reader.at(i);
        if (b == ',') {
            return reader.skipSpace(i + 1);
        }
        if (b != close) {
            throw new NotJson(false);
        }
        return leave(i);
    }

    private int leave(int close) {
        depth--;
        return ~(close + 1);
    }

    /** Goes from behind a name to its value. */
    int value(int at) throws NotJson {
        int colon = reader.skipSpace(at);
        if (reader.at(colon) != ':') {
            throw new NotJson(false);
        }
        return reader.skipSpace(colon + 1);
    }

    /** The end of the value that starts here. */
    int end(int at) throws NotJson {
        int first = reader.at(at);
        return switch (first) {
            case '"' -> reader.stringEnd(at + 1) + 1;
            case '{', '[' -> containerEnd(at, first);
            case 't', 'f', 'n' -> reader.literalEnd(at);
            default -> reader.numberEnd(at);
        };
    }

    private int containerEnd(int start, int first) throws NotJson {
        int close = first == '{' ? '}' : ']';
        int at = enter(start, close);
        while (at >= 0) {
            at = next(end(close == '}' ? value(reader.nameEnd(at) + 1) : at), close);
        }
        return ~at;
    }
}
