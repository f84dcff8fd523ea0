package io.sordini.topology;

import java.util.Locale;

/** Why a stage could not process a record as it was, or not say so in its meters. */
enum Reject {
    AUDITOR_FAILED("audit"),
    AUDIT_RECORD_TOO_LARGE("audit"),
    SIGNALLER_FAILED("signal"),
    SIGNALLER_FAILED_ON_THE_KEY("signal"),
    NOT_A_COMMAND("command"),
    COMMAND_INTAKE_FAILED("command"),
    NOT_A_SIGNAL("decide"),
    DECIDER_FAILED("decide"),
    EXPIRY_FAILED("decide"),
    PUBLICATION_NOT_COUNTED("decide");

    private final String stage;

    Reject(String stage) {
        this.stage = stage;
    }

    String stage() {
        return stage;
    }

    /** The form in logs. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The form in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
