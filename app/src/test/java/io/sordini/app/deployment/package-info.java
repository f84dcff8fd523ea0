/** Checks of the files that containers are made from, and faults in them that must be found. */
@NullMarked
package io.sordini.app.deployment;

import org.jspecify.annotations.NullMarked;
