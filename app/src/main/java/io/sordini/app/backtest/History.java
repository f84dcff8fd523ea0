package io.sordini.app.backtest;

import io.sordini.app.screen.ProgressBar;
import io.sordini.schemas.SourceRecord;
import java.io.Closeable;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** What policies are run over: source records in the order of their time. */
interface History extends Closeable {

    /** The next record, or null at the end. */
    @Nullable
    SourceRecord next();

    /** Shows how much of it was read. */
    void show(ProgressBar bar, long events);

    /** Says what was read. */
    void print(PrintWriter out);
}
