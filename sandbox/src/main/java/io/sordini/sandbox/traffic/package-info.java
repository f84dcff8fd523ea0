/** A seed and a start time in, request events of a mock API out: ordinary users and, among them, labelled attacks. */
@NullMarked
package io.sordini.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
