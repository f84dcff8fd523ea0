/**
 * Compares leaky rules with CrowdSec's engine. In go seeded traces, read by both; out come the overflows of each, and every
 * difference with what explains it. Not a test by itself: {@code e2e/crowdsec} runs it where the engine is installed.
 */
@NullMarked
package io.sordini.e2e.crowdsec;

import org.jspecify.annotations.NullMarked;
