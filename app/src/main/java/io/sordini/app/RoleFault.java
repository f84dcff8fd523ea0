package io.sordini.app;

import io.sordini.app.config.RunConfig;
import org.apache.kafka.streams.errors.LockException;

/** What a user is told of a fault that ended a role: what is wrong, and what to do. */
final class RoleFault {

    private RoleFault() {}

    /** Of a fault in a role that ran. */
    static String explain(Role role, RunConfig config, Throwable fault) {
        String state = state(config, fault);
        return state.isEmpty() ? BrokerFault.explain(role.broker(config), fault) : state;
    }

    /** Of a fault that let no role begin. */
    static String explain(RunConfig config, Throwable fault) {
        String state = state(config, fault);
        return "a role does not start: "
                + (state.isEmpty() ? Secrets.removed(Causes.of(fault), config.clients()) : state);
    }

    /** What is wrong with the state directory, empty if nothing is. */
    private static String state(RunConfig config, Throwable fault) {
        String directory = "state.dir " + config.stateDirectory();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (said.contains("No space left on device")) {
                return directory
                        + " is full: free space or give it a larger disk, and start again; nothing is lost, since"
                        + " what is missing there is restored from Kafka";
            }
            if (cause instanceof LockException || said.contains("running in the same state directory")) {
                return directory + " is in use by another process: give each process its own";
            }
            if (said.contains("Permission denied")
                    || said.contains("Read-only file system")
                    || said.contains("couldn't be created")) {
                return directory + " cannot be written: check that the directory exists and is writable for this user";
            }
        }
        return "";
    }
}
