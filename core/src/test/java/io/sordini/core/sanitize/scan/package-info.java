/** Tests of what is found in text, and of the page that says so. */
@NullMarked
package io.sordini.core.sanitize.scan;

import org.jspecify.annotations.NullMarked;
