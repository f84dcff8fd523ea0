/** The commands about policies: what a document says, whether it does what its scenarios say, and how well it detects. */
@NullMarked
package io.sordini.app.policy;

import org.jspecify.annotations.NullMarked;
