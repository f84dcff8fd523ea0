package io.sordini.core.decide;

import io.sordini.core.detect.Watch;
import io.sordini.schemas.Publication;
import io.sordini.schemas.Topic;
import io.sordini.schemas.command.Command;
import io.sordini.schemas.signal.Fact;
import io.sordini.schemas.signal.Facts;
import io.sordini.schemas.signal.Signal;
import io.sordini.schemas.signal.SignalCodec;
import io.sordini.schemas.signal.Trait;
import io.sordini.schemas.signal.Traits;
import io.sordini.schemas.subject.Address;
import io.sordini.schemas.subject.Network;
import io.sordini.schemas.subject.Scope;
import io.sordini.schemas.subject.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about one subject and concerns another: it travels as a signal, so that each subject's state stays in
 * one place. A conclusion never leads back to where it came from.
 */
final class Conclusions {

    private final long policyVersion;
    private final Watch watch;

    Conclusions(long policyVersion, Watch watch) {
        this.policyVersion = policyVersion;
        this.watch = watch;
    }

    /** A rule acts on another subject than the one that it watches, by a decision about the latter. */
    void convict(Subject convicted, String rule, String cause, String origin, long time, List<Publication> out) {
        Signal signal = new Signal(
                time,
                policyVersion,
                Facts.of(Fact.CONCLUDED),
                0,
                0,
                Traits.NONE,
                0,
                origin,
                null,
                rule,
                cause,
                null,
                0);
        out.add(new Publication(Topic.SIGNALS, convicted.key(), SignalCodec.encode(signal), time));
    }

    /** A decision that led to one about another subject is undone. */
    void undone(String convicted, String cause, Command command, String origin, long time, List<Publication> out) {
        Signal signal = new Signal(
                time,
                policyVersion,
                Facts.of(Fact.UNDONE),
                0,
                0,
                Traits.NONE,
                0,
                origin,
                null,
                null,
                cause,
                command,
                0);
        out.add(new Publication(Topic.SIGNALS, convicted, SignalCodec.encode(signal), time));
    }

    /** A credential was used after it had been withdrawn. */
    void withdrawnUse(Address client, String origin, long time, List<Publication> out) {
        Facts facts = Facts.of(Fact.WITHDRAWN_USED);
        if (watch.wants(Scope.IP, facts)) {
            out.add(signal(client.subject(), facts, client, origin, time));
        }
    }

    /** An address was newly blocked or throttled: that may be a matter of its range, and of itself. */
    void denied(Subject address, Fact how, String origin, long time, List<Publication> out) {
        Optional<Address> client = Network.parse(address.value()).map(Network::base);
        Facts facts = Facts.of(how);
        if (client.isEmpty()) {
            return;
        }
        if (watch.wants(Scope.IP, facts)) {
            out.add(signal(address, facts, client.get(), origin, time));
        }
        if (watch.wants(Scope.RANGE, facts)) {
            Subject range =
                    new Subject(Scope.RANGE, Trait.networkOf(client.get()).toString());
            out.add(signal(range, facts, client.get(), origin, time));
        }
    }

    private Publication signal(Subject subject, Facts facts, Address client, String origin, long time) {
        Signal signal = new Signal(time, policyVersion, facts, 0, 0, Traits.of(client), 0, origin, null, null, null);
        return new Publication(Topic.SIGNALS, subject.key(), SignalCodec.encode(signal), time);
    }
}
