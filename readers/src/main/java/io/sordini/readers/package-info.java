/** Log files in, source records out, in one fixed order; memory is bounded by a window of waiting requests, never by a file. */
@NullMarked
package io.sordini.readers;

import org.jspecify.annotations.NullMarked;
