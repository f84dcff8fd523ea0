/** What stage one of enforcement says about one subject, and its binary form. */
@NullMarked
package io.sordini.schemas.signal;

import org.jspecify.annotations.NullMarked;
