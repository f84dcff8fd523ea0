package io.sordini.sandbox.broker;

/** How a client of a secured cluster proves who it is. */
public enum Login {
    /** With a password, by SCRAM-SHA-512 over TLS. */
    PASSWORD,
    /** With a certificate, by mutual TLS. */
    CERTIFICATE
}
