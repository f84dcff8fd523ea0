/** Tables of topics and roles in, topics and grants on a broker out; or how its topics differ from what Sordini relies on. */
@NullMarked
package io.sordini.topology.admin;

import org.jspecify.annotations.NullMarked;
