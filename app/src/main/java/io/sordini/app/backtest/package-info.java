/** The time machine: two policies over the same history, from files or from the source topics, and a report of how they differ. */
@NullMarked
package io.sordini.app.backtest;

import org.jspecify.annotations.NullMarked;
