/** A line of an access log in, the request that it tells of out. */
@NullMarked
package io.sordini.readers.access;

import org.jspecify.annotations.NullMarked;
