/** Sordini as an operator runs it, a process of its own against a real broker: killed, leaking, refusing. */
@NullMarked
package io.sordini.e2e;

import org.jspecify.annotations.NullMarked;
