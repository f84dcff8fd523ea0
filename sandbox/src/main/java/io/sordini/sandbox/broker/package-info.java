/** A real Kafka broker inside this process: settings in, a running broker and its address out, files gone on close. */
@NullMarked
package io.sordini.sandbox.broker;

import org.jspecify.annotations.NullMarked;
