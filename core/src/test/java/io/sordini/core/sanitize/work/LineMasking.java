package io.sordini.core.sanitize.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.Sanitizer;
import java.util.function.UnaryOperator;

/** Masks a line of plain text with the default policy. */
final class LineMasking implements UnaryOperator<byte[]> {

    private final Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

    @Override
    public byte[] apply(byte[] line) {
        return sanitizer.maskText(new String(line, UTF_8)).getBytes(UTF_8);
    }
}
