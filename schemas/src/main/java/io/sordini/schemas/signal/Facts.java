package io.sordini.schemas.signal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * A set of facts.
 *
 * @param bits one for each fact
 */
public record Facts(long bits) implements Iterable<Fact> {

    public static final Facts NONE = new Facts(0);

    /** Those too of which only later versions know. */
    public static final Facts ALL = new Facts(-1);

    private static final Fact[] BY_BIT = new Fact[Long.SIZE];

    static {
        for (Fact fact : Fact.values()) {
            BY_BIT[Long.numberOfTrailingZeros(fact.mask())] = fact;
        }
    }

    public static Facts of(Fact... facts) {
        return of(List.of(facts));
    }

    public static Facts of(Collection<Fact> facts) {
        long bits = 0;
        for (Fact fact : facts) {
            bits |= fact.mask();
        }
        return new Facts(bits);
    }

    public boolean contains(Fact fact) {
        return (bits & fact.mask()) != 0;
    }

    public boolean containsAll(Facts others) {
        return (bits & others.bits) == others.bits;
    }

    /** Whether there is a fact in both. */
    public boolean meet(Facts others) {
        return (bits & others.bits) != 0;
    }

    /** Whether a fact is the first of those that are in both. */
    public boolean meetFirstIn(Facts others, Fact fact) {
        return Long.lowestOneBit(bits & others.bits) == fact.mask();
    }

    public Facts and(Facts others) {
        return new Facts(bits | others.bits);
    }

    public Facts and(Fact fact) {
        return new Facts(bits | fact.mask());
    }

    public Facts without(Fact fact) {
        return new Facts(bits & ~fact.mask());
    }

    public boolean isEmpty() {
        return bits == 0;
    }

    /** In the order of their bits. */
    public List<Fact> list() {
        List<Fact> list = new ArrayList<>();
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            Fact fact = BY_BIT[Long.numberOfTrailingZeros(rest)];
            if (fact != null) { // else a bit of a later version
                list.add(fact);
            }
        }
        return list;
    }

    @Override
    public Iterator<Fact> iterator() {
        return list().iterator();
    }

    @Override
    public String toString() {
        return list().toString();
    }
}
