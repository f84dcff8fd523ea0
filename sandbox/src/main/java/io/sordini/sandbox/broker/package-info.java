/** A real Kafka cluster inside this process, open or secured: settings in, running brokers, their addresses and their users' logins out. */
@NullMarked
package io.sordini.sandbox.broker;

import org.jspecify.annotations.NullMarked;
