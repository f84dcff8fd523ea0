/** Source records in, one masked OCSF record out for each. Keeps nothing. */
@NullMarked
package io.sordini.core.audit;

import org.jspecify.annotations.NullMarked;
