/** Signals of one subject in, decisions out; keeps each subject's state and its one active remediation. */
@NullMarked
package io.sordini.core.decide;

import org.jspecify.annotations.NullMarked;
