/**
 * Two policies over one history. Source records come in; per policy, what each rule did to each subject is kept, never an
 * event; out comes how the two differ.
 */
@NullMarked
package io.sordini.core.backtest;

import org.jspecify.annotations.NullMarked;
