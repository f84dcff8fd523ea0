/** Structured or plain text in, the same without secrets and personal data out, with a count of what was masked. */
@NullMarked
package io.sordini.core.sanitize;

import org.jspecify.annotations.NullMarked;
