/** Tests of the audit records. */
@NullMarked
package io.sordini.core.audit;

import org.jspecify.annotations.NullMarked;
