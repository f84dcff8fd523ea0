package io.sordini.sandbox.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/** A certificate, the authority's that signed it, and the key that proves the ownership of it. */
public final class Identity {

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final X509Certificate authority;

    Identity(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
        this.key = key;
        this.certificate = certificate;
        this.authority = authority;
    }

    /** Key and certificates as a key store. */
    public KeyStore keyStore(String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("identity", key, password.toCharArray(), new Certificate[] {certificate, authority});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new SandboxException(
                    "a key store for " + certificate.getSubjectX500Principal() + " cannot be made", e);
        }
    }

    /** Writes the key store to a private file. */
    void write(Path file, String password) throws IOException {
        try (OutputStream out = PrivateFiles.replace(file)) {
            keyStore(password).store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new SandboxException("the key store " + file + " cannot be written", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
}
