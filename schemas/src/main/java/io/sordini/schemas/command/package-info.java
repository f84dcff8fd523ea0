/** What operators ask for, and its JSON form. */
@NullMarked
package io.sordini.schemas.command;

import org.jspecify.annotations.NullMarked;
