package io.sordini.app.config;

/**
 * A setting as somebody stated it.
 *
 * @param origin where, for a person
 * @param resolved whether the value, or a part of it, was read from somewhere else by one of Kafka's configuration providers
 */
record Stated(String value, String origin, boolean resolved) {

    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return "Stated[" + origin + "]";
    }
}
