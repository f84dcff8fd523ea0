/** Files that are still written to, renamed, emptied, packed and made anew, as one stream of what they held; and how far it was read. */
@NullMarked
package io.sordini.readers.follow;

import org.jspecify.annotations.NullMarked;
