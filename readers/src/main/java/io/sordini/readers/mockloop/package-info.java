/** What MockLoop writes: the kinds of its lines, which request and which response belong together, the event they make. */
@NullMarked
package io.sordini.readers.mockloop;

import org.jspecify.annotations.NullMarked;
