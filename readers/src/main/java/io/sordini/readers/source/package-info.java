/** What every input is to the rest: records one after the other, and an account of what was read and what was not. */
@NullMarked
package io.sordini.readers.source;

import org.jspecify.annotations.NullMarked;
