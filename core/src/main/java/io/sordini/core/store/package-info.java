/** What the stages of {@code core} keep between events, behind two small interfaces: Kafka's stores or plain maps. */
@NullMarked
package io.sordini.core.store;

import org.jspecify.annotations.NullMarked;
