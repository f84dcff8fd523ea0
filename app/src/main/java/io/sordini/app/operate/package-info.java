/**
 * Operators' commands: a subject and a reason in, a signed command on its topic, and what became of it out. Also what is in
 * force, and the keys.
 */
@NullMarked
package io.sordini.app.operate;

import org.jspecify.annotations.NullMarked;
