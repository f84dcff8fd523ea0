package io.sordini.app.operation;

import io.sordini.app.config.LogFormat;
import java.io.PrintWriter;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a running process says of itself to whoever started it: lines for people, or, where every line must be JSON, entries
 * of the log, whatever its level.
 */
public final class Notices {

    /** Read by the logging configuration. */
    private static final String FORMAT = "sordini.log.format";

    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    private final LogFormat format;
    private final PrintWriter messages;

    private Notices(LogFormat format, PrintWriter messages) {
        this.format = format;
        this.messages = messages;
    }

    /** Logs in this format from now on. */
    public static Notices in(LogFormat format, PrintWriter messages) {
        System.setProperty(FORMAT, format.text());
        Configurator.reconfigure();
        return new Notices(format, messages);
    }

    public void say(String text) {
        if (arePlain()) {
            messages.println(text);
        } else {
            log.info(text);
        }
    }

    /** Whether these are lines for people. */
    public boolean arePlain() {
        return format == LogFormat.TEXT;
    }

    /** Logs why the process fails. */
    public void fail(String text) {
        log.error(text);
    }
}
