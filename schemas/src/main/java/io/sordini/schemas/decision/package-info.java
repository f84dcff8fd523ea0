/** What Sordini decided about a subject, with its evidence, and its JSON form. */
@NullMarked
package io.sordini.schemas.decision;

import org.jspecify.annotations.NullMarked;
