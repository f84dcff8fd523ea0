/** Bytes in, lines out, and of the lines of one file its records; what a form of line means is told next door. */
@NullMarked
package io.sordini.readers.lines;

import org.jspecify.annotations.NullMarked;
