package io.sordini.app.backtest;

import io.sordini.core.backtest.Change;
import io.sordini.core.backtest.Tally;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** When a backtest fails, such as {@code gained>0}: how many decisions of one change are too many. */
record Condition(Change change, String operator, long number) {

    private static final Pattern FORM = Pattern.compile("([a-z]+)(>=|>|=)([0-9]{1,12})");

    boolean holds(Tally decisions) {
        long found = decisions.of(change);
        return switch (operator) {
            case ">" -> found > number;
            case ">=" -> found >= number;
            default -> found == number;
        };
    }

    /** Why it failed. */
    String explain(Tally decisions) {
        return "--fail-on " + this + ": " + decisions.of(change) + " decisions are " + change.text();
    }

    @Override
    public String toString() {
        return change.text() + operator + number;
    }

    /** Reads one condition. */
    static final class Reading implements ITypeConverter<Condition> {

        @Override
        public Condition convert(String text) {
            Matcher form = FORM.matcher(text.replace(" ", "").toLowerCase(Locale.ROOT));
            if (form.matches()) {
                for (Change change : Change.values()) {
                    if (change != Change.SAME && change.text().equals(form.group(1))) {
                        return new Condition(change, form.group(2), Long.parseLong(form.group(3)));
                    }
                }
            }
            throw new TypeConversionException("expected a kind of change, > or >= or =, and a whole number, such as"
                    + " gained>0; kinds are "
                    + String.join(
                            ", ",
                            Arrays.stream(Change.values())
                                    .filter(change -> change != Change.SAME)
                                    .map(Change::text)
                                    .toList())
                    + "; found '" + text + "'");
        }
    }
}
