/** The whole of Sordini as a single-threaded function over in-memory stores: the oracle of tests, the engine of replay. */
@NullMarked
package io.sordini.core.fold;

import org.jspecify.annotations.NullMarked;
