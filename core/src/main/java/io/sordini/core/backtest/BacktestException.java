package io.sordini.core.backtest;

/** Why two policies cannot be compared over a history; the message says what to do. */
public final class BacktestException extends RuntimeException {

    BacktestException(String message) {
        super(message);
    }
}
