/** A rule's state and a signal in, the next state and perhaps evidence out; the caller keeps the state. */
@NullMarked
package io.sordini.core.detect;

import org.jspecify.annotations.NullMarked;
