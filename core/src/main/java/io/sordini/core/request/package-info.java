/**
 * What both applications must understand alike about an event: whose request it is, what it asks for, which fields its
 * body has, and whether its time can be true. Keeps nothing.
 */
@NullMarked
package io.sordini.core.request;

import org.jspecify.annotations.NullMarked;
