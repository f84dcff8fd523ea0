package io.sordini.schemas.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Why a decision was made.
 *
 * @param arithmetic the numbers that fired, such as capacity, leak_ms and events; keys in a fixed order
 * @param events how many events contributed
 * @param firstAt time of the first of them
 * @param lastAt time of the last, the one that fired
 * @param origins where the last {@value #MAX_ORIGINS} of them came from, the firing one last
 */
public record Evidence(
        Map<String, Long> arithmetic, long events, Instant firstAt, Instant lastAt, List<String> origins) {

    public static final int MAX_ORIGINS = 32;

    public Evidence {
        arithmetic = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(arithmetic));
        origins = List.copyOf(origins);
        if (origins.size() > MAX_ORIGINS) {
            throw new IllegalArgumentException("at most " + MAX_ORIGINS + " origins, got " + origins.size());
        }
    }
}
