/** The states of a subject's rules and a signal in, their next states and perhaps alarms out; the caller keeps the states. */
@NullMarked
package io.sordini.core.detect;

import org.jspecify.annotations.NullMarked;
