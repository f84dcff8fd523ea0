package io.sordini.topology;

import io.sordini.schemas.subject.Keyring;
import io.sordini.schemas.subject.Keyset;

/** Keys for tests: the same in every run, and of no use anywhere else. */
final class TestKeys {

    static final Keyring KEYRING = new Keyring(
            Keyset.parse("t1:dG9rZW5zLXRva2Vucy10b2tlbnM="),
            Keyset.parse("u1:dXNlcnMtdXNlcnMtdXNlcnMtdXNlcnM="),
            Keyset.parse("a1:YXVkaXQtYXVkaXQtYXVkaXQtYXVkaXQ="));

    private TestKeys() {}
}
