/** Entries of the allowlist, in the policy document and on its topic, and their JSON form. */
@NullMarked
package io.sordini.schemas.policy;

import org.jspecify.annotations.NullMarked;
