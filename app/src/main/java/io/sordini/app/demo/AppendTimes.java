package io.sordini.app.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** When the broker acknowledged which event, by origin; remembers the last {@value #REMEMBERED}. Thread-safe. */
final class AppendTimes {

    private static final int REMEMBERED = 200_000;

    private final Map<String, Long> times = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param nanos a reading of the process's monotonic clock */
    synchronized void appended(String origin, long nanos) {
        times.put(origin, nanos);
    }

    synchronized OptionalLong of(String origin) {
        Long nanos = times.get(origin);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }
}
