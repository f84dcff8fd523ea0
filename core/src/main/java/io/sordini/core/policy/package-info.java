/** A YAML document in, an immutable policy out, or every problem in it at once. */
@NullMarked
package io.sordini.core.policy;

import org.jspecify.annotations.NullMarked;
