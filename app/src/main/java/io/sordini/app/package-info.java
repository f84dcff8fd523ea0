/** Command line in, a running process out: each command assembles the other modules and says in one sentence what went wrong. */
@NullMarked
package io.sordini.app;

import org.jspecify.annotations.NullMarked;
