/** Tests of what is known of names. */
@NullMarked
package io.sordini.core.sanitize.name;

import org.jspecify.annotations.NullMarked;
