/** How much work the sanitizer does, counted rather than timed: the same on every machine, however busy. */
@NullMarked
package io.sordini.core.sanitize.work;

import org.jspecify.annotations.NullMarked;
