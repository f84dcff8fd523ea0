/** Bytes of one text in, places of secrets and personal data out, by content alone; a detector for each family. */
@NullMarked
package io.sordini.core.sanitize.scan;

import org.jspecify.annotations.NullMarked;
