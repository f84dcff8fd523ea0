/** What shows that the sanitizer finds what it must and leaves what it should: labelled lines, laws, fuzzing, hostile shapes. */
@NullMarked
package io.sordini.core.sanitize.evidence;

import org.jspecify.annotations.NullMarked;
