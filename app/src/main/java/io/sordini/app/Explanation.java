package io.sordini.app;

import io.sordini.app.config.ConfigException;
import io.sordini.core.backtest.BacktestException;
import io.sordini.core.policy.PolicyException;
import io.sordini.readers.source.ReaderException;
import java.io.IOException;

/** What a user is told of an exception. */
final class Explanation {

    private Explanation() {}

    static String of(Exception e) {
        if (e instanceof PolicyException policy) {
            return list("the policy has " + count(policy.problems().size()), policy.problems());
        }
        if (e instanceof ConfigException config) {
            return list("the configuration has " + count(config.problems().size()), config.problems());
        }
        if (e instanceof Failure || e instanceof ReaderException || e instanceof BacktestException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof IOException) {
            return "reading or writing failed: " + e.getMessage();
        }
        return "unexpected " + e.getClass().getSimpleName() + ": " + e.getMessage()
                + "; run it again with --verbose and report what it shows";
    }

    private static String list(String head, Iterable<String> problems) {
        return head + ":\n  " + String.join("\n  ", problems);
    }

    private static String count(int problems) {
        return problems == 1 ? "a problem" : problems + " problems";
    }
}
