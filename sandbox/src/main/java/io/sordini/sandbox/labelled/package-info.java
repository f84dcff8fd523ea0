/** Traffic of many users with attacks in it, labelled by construction: what detection is measured against. */
@NullMarked
package io.sordini.sandbox.labelled;

import org.jspecify.annotations.NullMarked;
