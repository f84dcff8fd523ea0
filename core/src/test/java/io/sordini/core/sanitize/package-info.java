/** Tests of masking. */
@NullMarked
package io.sordini.core.sanitize;

import org.jspecify.annotations.NullMarked;
