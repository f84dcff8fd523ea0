package io.sordini.schemas.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator asks for and may vouch for with a signature, whatever it is about. */
public sealed interface Order permits Command, PolicyOrder {

    /** Who asks; as claimed, unless the signature vouches for it. */
    String actor();

    /** When the operator asked; there wherever there is a signature. */
    @Nullable
    Instant issuedAt();

    /** Absent if nobody vouches for it. */
    Command.@Nullable Signature signature();

    /** What the signature vouches for: every field but the signature itself, in the one form that they have. */
    byte[] signedContent();
}
