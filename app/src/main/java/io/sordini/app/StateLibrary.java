package io.sordini.app;

import org.rocksdb.RocksDB;

/** The native library that keeps the roles' state: looked at before anything else is done, since no role can do without. */
final class StateLibrary {

    private StateLibrary() {}

    /** @throws Failure when it cannot be loaded, with what to do */
    static void require() {
        try {
            RocksDB.loadLibrary();
        } catch (LinkageError | RuntimeException e) {
            throw new Failure(
                    "RocksDB, which keeps the state, cannot be loaded: its library is unpacked to "
                            + System.getProperty("java.io.tmpdir")
                            + ", where files must be allowed to be made and executed (no mount with noexec); name another"
                            + " directory with SORDINI_JAVA_OPTS=-Djava.io.tmpdir=DIR (" + Causes.of(e) + ")",
                    e);
        }
    }
}
