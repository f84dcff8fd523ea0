/** What a policy is expected to do: events in, decisions expected. Documents in, what differs out. */
@NullMarked
package io.sordini.core.scenario;

import org.jspecify.annotations.NullMarked;
