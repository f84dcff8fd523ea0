/** The {@code Topic} table in, topics on a broker out; or how the broker's topics differ from what Sordini relies on. */
@NullMarked
package io.sordini.topology.admin;

import org.jspecify.annotations.NullMarked;
