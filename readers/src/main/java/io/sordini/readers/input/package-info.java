/** What the user names in, the files to read out, in their order and each once, opened by what they hold. */
@NullMarked
package io.sordini.readers.input;

import org.jspecify.annotations.NullMarked;
