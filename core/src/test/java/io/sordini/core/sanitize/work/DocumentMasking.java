package io.sordini.core.sanitize.work;

import io.sordini.core.policy.PolicyReader;
import io.sordini.core.sanitize.Sanitizer;
import java.util.function.UnaryOperator;

/** Masks a document with the default policy. */
final class DocumentMasking implements UnaryOperator<byte[]> {

    private final Sanitizer sanitizer = new Sanitizer(PolicyReader.defaults().masking());

    @Override
    public byte[] apply(byte[] document) {
        return sanitizer.maskJson(document);
    }
}
