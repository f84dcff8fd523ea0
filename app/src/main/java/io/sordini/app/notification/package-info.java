/**
 * Tells people of decisions. In come the changes of decisions, read by a consumer group for each endpoint; out go signed
 * messages over HTTP, at least once each. Stored are only the groups' positions, which follow what was told.
 */
@NullMarked
package io.sordini.app.notification;

import org.jspecify.annotations.NullMarked;
