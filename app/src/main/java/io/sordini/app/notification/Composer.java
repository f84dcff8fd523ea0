package io.sordini.app.notification;

import io.sordini.schemas.decision.DecisionChange;

/** Puts what is to be told into the form that an endpoint takes. */
interface Composer {

    byte[] single(DecisionChange change);

    byte[] summary(Summary summary);
}
