/** A page of rows of a database in, the requests that they tell of out; a read is short, so that no writer waits for it. */
@NullMarked
package io.sordini.readers.sqlite;

import org.jspecify.annotations.NullMarked;
