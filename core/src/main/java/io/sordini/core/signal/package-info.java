/** Source records in, signals out: one for each subject that the event concerns. Keeps nothing. */
@NullMarked
package io.sordini.core.signal;

import org.jspecify.annotations.NullMarked;
