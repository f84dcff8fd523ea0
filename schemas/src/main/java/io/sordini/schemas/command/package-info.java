/** What operators ask for, who vouches for it and what became of it, and their JSON forms. */
@NullMarked
package io.sordini.schemas.command;

import org.jspecify.annotations.NullMarked;
