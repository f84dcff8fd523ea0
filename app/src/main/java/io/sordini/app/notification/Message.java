package io.sordini.app.notification;

/**
 * What an endpoint is told at once.
 *
 * @param id the same whenever the message is sent again, so that who was told already can tell
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to the client and never compared
record Message(String id, byte[] body) {}
