/** Operators' commands in, signals for their subjects out; or why a command is not obeyed. Keeps nothing. */
@NullMarked
package io.sordini.core.command;

import org.jspecify.annotations.NullMarked;
