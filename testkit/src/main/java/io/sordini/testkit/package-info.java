/** What tests of every module share: seeded laws, JSON Schema checks, and the reference data that a checkout may lack. */
@NullMarked
package io.sordini.testkit;

import org.jspecify.annotations.NullMarked;
