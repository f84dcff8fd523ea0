package io.sordini.core.sanitize.scan;

import io.sordini.core.policy.MaskingRule;
import io.sordini.core.sanitize.name.NameRules;
import io.sordini.core.sanitize.name.NameRules.Name;
import org.jspecify.annotations.Nullable;

/**
 * Values whose name is the value of a label before them: a header in a list that was cut ({@code "name": "password",
 * "value": "x"}), a field of a form ({@code type=password value="x"}) and the default of a variable of Terraform
 * ({@code variable "password" { default = "x" }}).
 */
final class PairLabels {

    private static final int MAX_LABEL = 64;

    /** How far behind the name of a variable its default may stand. */
    private static final int MAX_BLOCK = 512;

    private final Text text;
    private final NameRules names;
    private final PairValue value;
    private @Nullable MaskingRule labelled;
    private @Nullable MaskingRule variable;
    private int labelEnd;
    private int variableEnd;

    PairLabels(Text text, NameRules names, PairValue value) {
        this.text = text;
        this.names = names;
        this.value = value;
    }

    void clear() {
        labelled = null;
        variable = null;
    }

    /** The rule of a name whose value starts here; that of the label before it if it is a name for values. */
    @Nullable
    MaskingRule ruleOf(Name name, int start) {
        if (name.rule() != null) {
            return name.rule();
        }
        if (name.isLabel()) {
            labelled = PairMarks.isQuoting(text.at(start)) ? quotedLabel(start) : bareLabel(start);
        } else if (name.isType()) {
            readType(start);
        }
        if (variable != null && name.isDefault() && start - variableEnd < MAX_BLOCK) {
            return variable;
        }
        return name.isLabelled() && start - labelEnd < MAX_LABEL ? labelled : null;
    }

    /** Notes the name of a variable, if {@code variable "name"} starts here. */
    void note(int nameStart, int nameEnd, int quote) {
        if (nameEnd - nameStart == 8 && text.startsWithIgnoringCase("variable", nameStart)) {
            variable = quotedLabel(quote);
            variableEnd = labelEnd;
        }
    }

    private @Nullable MaskingRule quotedLabel(int start) {
        value.read(start, false, ' ');
        labelEnd = value.end();
        boolean brief = value.end() - value.start() <= MAX_LABEL && value.end() > value.start();
        return value.isQuoted() && brief
                ? names.find(text.bytes(), value.start(), value.end()).rule()
                : null;
    }

    /** The rule of a label without quotes that ends its line, as in {@code - name: DB_PASSWORD}. */
    private @Nullable MaskingRule bareLabel(int start) {
        int end = start;
        while (end < start + MAX_LABEL && Bytes.isName(text.at(end))) {
            end++;
        }
        labelEnd = end;
        boolean line = end > start && (text.at(end) == '\n' || text.at(end) == '\r');
        return line ? names.find(text.bytes(), start, end).rule() : null;
    }

    /** A field of the type for passwords holds one. */
    private void readType(int start) {
        int from = PairMarks.isQuoting(text.at(start)) ? start + 1 : start;
        int end = from + "password".length();
        if (text.startsWithIgnoringCase("password", from) && !Bytes.isName(text.at(end))) {
            labelled = names.find(text.bytes(), from, end).rule();
            labelEnd = end;
        }
    }
}
