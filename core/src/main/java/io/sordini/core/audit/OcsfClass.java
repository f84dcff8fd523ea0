package io.sordini.core.audit;

/** The event classes of OCSF that records are shaped into. */
enum OcsfClass {
    DETECTION_FINDING(2004, 2, "Detection Finding"),
    ACCOUNT_CHANGE(3001, 3, "Account Change"),
    ENTITY_MANAGEMENT(3004, 3, "Entity Management"),
    HTTP_ACTIVITY(4002, 4, "HTTP Activity"),
    AUTHENTICATION(3002, 3, "Authentication"),
    APPLICATION_ERROR(6008, 6, "Application Error");

    /** The schema version that the records state; only attributes that 1.5.0 knows too are used. */
    static final String VERSION = "1.8.0";

    private final int uid;
    private final int category;
    private final String caption;

    OcsfClass(int uid, int category, String caption) {
        this.uid = uid;
        this.category = category;
        this.caption = caption;
    }

    int uid() {
        return uid;
    }

    int category() {
        return category;
    }

    String caption() {
        return caption;
    }
}
