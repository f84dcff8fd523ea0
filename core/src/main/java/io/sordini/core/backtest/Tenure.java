package io.sordini.core.backtest;

import io.sordini.schemas.decision.Action;

/** What becomes of one matter, while the history goes on. */
final class Tenure {

    private final long first;
    private final String reason;
    private Action action;
    private long times;
    private long heldMs;
    private long trace;

    Tenure(Action action, long first, String reason) {
        this.action = action;
        this.first = first;
        this.reason = reason;
    }

    void decided(Action decided) {
        times++;
        action = decided.isStrongerThan(action) ? decided : action;
    }

    /** Something was in force; from and to are the same for an alert. */
    void held(Action what, long from, long to) {
        heldMs += to - from;
        mix(what.text().hashCode());
        mix(from);
        mix(to);
    }

    private void mix(long value) {
        trace = Long.rotateLeft(trace ^ value, 23) * 0x9E3779B97F4A7C15L;
    }

    Outcome outcome() {
        return new Outcome(action, times, first, heldMs, trace, reason);
    }
}
