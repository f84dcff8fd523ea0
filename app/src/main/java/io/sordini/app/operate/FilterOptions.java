package io.sordini.app.operate;

import io.sordini.schemas.decision.Action;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which decisions are shown. */
final class FilterOptions {

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            converter = ScopeText.class,
            description = "Only subjects of this kind: ip, range, user, session, token, family, api-key or tenant.")
    private @Nullable Scope scope;

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            description = "Only decisions by this rule or limit, or by 'operator' or 'logout'.")
    private @Nullable String rule;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            converter = ActionText.class,
            description = "Only this action: alert, challenge, throttle, block or revoke.")
    private @Nullable Action action;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "Only decisions that are enforced (enforce), or only those that are recorded and nothing else"
                    + " (shadow).")
    private @Nullable Mode mode;

    /** Whether a decision is enforced. */
    enum Mode {
        ENFORCE,
        SHADOW
    }

    /** Whether only decisions are wanted that nobody enforces. */
    boolean shadowOnly() {
        return mode == Mode.SHADOW;
    }

    /** @param subjects of which one is wanted; anybody if there is none */
    DecisionFilter about(List<Subject> subjects) {
        Boolean shadow = mode == null ? null : mode == Mode.SHADOW;
        return new DecisionFilter(subjects, scope, rule, action, shadow);
    }

    private static final class ScopeText implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String text) {
            return read(
                    Scope.parse(text),
                    Arrays.stream(Scope.values()).map(Scope::text).toList());
        }
    }

    private static final class ActionText implements ITypeConverter<Action> {
        @Override
        public Action convert(String text) {
            return read(
                    Action.parse(text),
                    Arrays.stream(Action.values()).map(Action::text).toList());
        }
    }

    private static <T> T read(Optional<T> value, List<String> known) {
        return value.orElseThrow(() -> new TypeConversionException("expected one of " + String.join(", ", known)));
    }
}
