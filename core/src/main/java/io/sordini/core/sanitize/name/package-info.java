/** A name in, the rule for the values under it out; and what a rule makes of a value. */
@NullMarked
package io.sordini.core.sanitize.name;

import org.jspecify.annotations.NullMarked;
