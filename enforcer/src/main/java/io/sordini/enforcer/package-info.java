/** Blocklist and revocations in, a verdict for an address and a token out; the view of both is held in memory. */
@NullMarked
package io.sordini.enforcer;

import org.jspecify.annotations.NullMarked;
