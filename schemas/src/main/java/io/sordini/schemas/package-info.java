/** The contract: every topic, what its keys and values are, and the record that a source topic hands over. */
@NullMarked
package io.sordini.schemas;

import org.jspecify.annotations.NullMarked;
