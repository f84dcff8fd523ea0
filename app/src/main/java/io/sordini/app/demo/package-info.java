/** The main job in one process: broker, applications, enforcer, traffic; what they did is shown and then counted. */
@NullMarked
package io.sordini.app.demo;

import org.jspecify.annotations.NullMarked;
