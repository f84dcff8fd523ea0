package io.sordini.app.operate;

import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how an operator names a subject: an address, a range, or {@code scope:value} as it is listed. Only what looks like an
 * address is repeated in an error, since a token may have been given by mistake.
 */
final class SubjectText implements ITypeConverter<Subject> {

    private static final String FORMS =
            "expected an address such as 203.0.113.7, a range such as 203.0.113.0/24, or a subject"
                    + " as 'sordini decisions list' shows it";
    private static final Pattern ADDRESS_LIKE = Pattern.compile("[0-9a-fA-F.:/%\\[\\]]{1,64}");
    private static final Pattern KEYED_HASH = Pattern.compile("[a-z0-9-]{1,16}\\.[A-Za-z0-9_-]{22}");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    @Override
    public Subject convert(String given) {
        String text = given.strip();
        if (Network.parse(text).isPresent()) {
            return Subject.parse("ip:" + text)
                    .or(() -> Subject.parse("range:" + text))
                    .orElseThrow();
        }
        int colon = text.indexOf(':');
        Optional<Scope> scope = colon < 0 ? Optional.empty() : Scope.parse(text.substring(0, colon));
        if (scope.isEmpty()) {
            throw wrong(FORMS + (ADDRESS_LIKE.matcher(text).matches() ? ", found " + text : ""));
        }
        return switch (scope.get()) {
            case IP, RANGE -> addresses(scope.get(), text, text.substring(colon + 1));
            case USER, SESSION, TOKEN, FAMILY, API_KEY, PASSWORD ->
                credential(scope.get(), text, text.substring(colon + 1));
            case TENANT -> tenant(text, text.substring(colon + 1));
        };
    }

    private static Subject addresses(Scope scope, String text, String value) {
        Optional<Subject> subject = Subject.parse(text);
        if (subject.isEmpty() && scope == Scope.IP && Network.parse(value).isPresent()) {
            throw wrong(value + " is a range and not an address: write range:" + value);
        }
        return subject.orElseThrow(() -> wrong("expected an address" + (scope == Scope.RANGE ? " or a range" : "")
                + " behind " + scope.text() + ":"
                + (ADDRESS_LIKE.matcher(value).matches() ? ", found " + value : "")));
    }

    private static Subject credential(Scope scope, String text, String value) {
        if (!KEYED_HASH.matcher(value).matches()) {
            String instead = switch (scope) {
                case USER -> "; for a name give --user NAME";
                case TOKEN -> "; for a token itself give --token-file FILE";
                case IP, RANGE, SESSION, FAMILY, API_KEY, TENANT, PASSWORD -> "";
            };
            throw wrong("expected key-id.hash behind " + scope.text() + ":, as 'sordini decisions list' shows it"
                    + instead);
        }
        return Subject.parse(text).orElseThrow();
    }

    private static Subject tenant(String text, String value) {
        return Optional.of(text)
                .filter(any -> VISIBLE.matcher(value).matches())
                .flatMap(Subject::parse)
                .orElseThrow(
                        () -> wrong("expected 1 to " + Subject.MAX_VALUE + " visible ASCII characters behind tenant:"));
    }

    private static TypeConversionException wrong(String what) {
        return new TypeConversionException(what);
    }

    /** Only addresses and ranges. */
    static final class Addresses implements ITypeConverter<Subject> {
        @Override
        public Subject convert(String given) {
            Subject subject = new SubjectText().convert(given);
            if (subject.scope() != Scope.IP && subject.scope() != Scope.RANGE) {
                throw wrong("expected an address such as 203.0.113.7 or a range such as 203.0.113.0/24, found a "
                        + subject.scope().text());
            }
            return subject;
        }
    }
}
