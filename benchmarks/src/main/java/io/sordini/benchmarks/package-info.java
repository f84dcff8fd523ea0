/** Measures Sordini beside what else there is, on the same input in the same run, and writes down what came of it. */
@NullMarked
package io.sordini.benchmarks;

import org.jspecify.annotations.NullMarked;
