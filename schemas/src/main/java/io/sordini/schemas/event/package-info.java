/** Bytes of a source record in, one parsed event out; every bound on hostile input is enforced here. */
@NullMarked
package io.sordini.schemas.event;

import org.jspecify.annotations.NullMarked;
