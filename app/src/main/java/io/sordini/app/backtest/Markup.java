package io.sordini.app.backtest;

import io.sordini.app.screen.Cleaner;
import java.util.Locale;

/** Elements of a page, which is XML too. Every text goes through {@link #text}, so that none of it can be markup. */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** Markup of this program. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Markup of this program with places for numbers. */
    Markup format(String markup, Object... numbers) {
        out.append(String.format(Locale.ROOT, markup, numbers));
        return this;
    }

    /** What may come from anywhere; also for attributes in double quotes. */
    Markup text(String text) {
        String harmless = Cleaner.harmless(text);
        for (int i = 0; i < harmless.length(); i++) {
            char c = harmless.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** A whole number with separators. */
    Markup number(long number) {
        return format("%,d", number);
    }

    /** An element without attributes that holds a text. */
    Markup element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
