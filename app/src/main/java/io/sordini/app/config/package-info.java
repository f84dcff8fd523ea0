/** A properties file and environment variables in, one checked and immutable record out, or every problem at once. */
@NullMarked
package io.sordini.app.config;

import org.jspecify.annotations.NullMarked;
