/**
 * The two Kafka Streams applications: source topics in, audit log or decisions out. Wiring only; {@code core} decides, and
 * what it keeps between events lives in the stores named in {@link io.sordini.topology.AuditTopology} and
 * {@link io.sordini.topology.EnforcementTopology}.
 */
@NullMarked
package io.sordini.topology;

import org.jspecify.annotations.NullMarked;
