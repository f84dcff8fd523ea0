/** What is known of a running system goes in, a picture of it on a terminal comes out; keys of the person come back. */
@NullMarked
package io.sordini.app.screen;

import org.jspecify.annotations.NullMarked;
