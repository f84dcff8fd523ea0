package io.sordini.sandbox.broker;

/** The sandbox broker cannot run; the message is one sentence that says why and what to do. */
public final class SandboxException extends RuntimeException {

    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }

    static SandboxException portInUse(int port) {
        return new SandboxException(
                "port " + port + " on " + Ports.HOST + " is in use: stop what listens there or choose another port");
    }
}
