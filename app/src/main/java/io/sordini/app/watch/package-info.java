/** A running system's topics and consumer groups go in, what the screen shows of them comes out; nothing is written. */
@NullMarked
package io.sordini.app.watch;

import org.jspecify.annotations.NullMarked;
