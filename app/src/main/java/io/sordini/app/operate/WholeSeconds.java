package io.sordini.app.operate;

import io.sordini.core.policy.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration of whole seconds, which is what commands can carry. */
final class WholeSeconds implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        return DurationText.parse(text)
                .filter(duration -> duration.toMillis() % 1000 == 0)
                .orElseThrow(() -> new TypeConversionException(
                        "expected a number and a unit, such as 30s, 10m, 4h or 7d, from 1s to "
                                + DurationText.format(DurationText.LONGEST)));
    }
}
