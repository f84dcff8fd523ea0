/** A subject's limits and the time in, what it exceeds out; keeps token buckets by Bucket4j in a store. */
@NullMarked
package io.sordini.core.limit;

import org.jspecify.annotations.NullMarked;
