/** Who a signal or decision is about: canonical addresses, networks, and keyed hashes of names and credentials. */
@NullMarked
package io.sordini.schemas.subject;

import org.jspecify.annotations.NullMarked;
