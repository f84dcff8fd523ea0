/** How a running process is watched, told apart from a dead one, and ended; what it says of itself. */
@NullMarked
package io.sordini.app.operation;

import org.jspecify.annotations.NullMarked;
