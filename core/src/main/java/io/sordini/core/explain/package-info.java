/**
 * A decision and the recorded events in; out comes what was counted in words, and whether the events support the decision,
 * found by running its rule over them again. Keeps nothing.
 */
@NullMarked
package io.sordini.core.explain;

import org.jspecify.annotations.NullMarked;
