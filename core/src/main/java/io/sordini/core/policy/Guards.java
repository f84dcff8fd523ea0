package io.sordini.core.policy;

import java.time.Duration;

/**
 * What keeps Sordini from doing harm.
 *
 * @param blocksPerMinute addresses and ranges that rules may newly block on one partition; beyond that they are throttled
 * @param blocksPerHour the same for an hour
 * @param throttle how long such a throttle lasts
 * @param sharedUsers so many users make an address a shared one
 * @param sharedWithin how long a login counts for that
 * @param subjects so many subjects something is kept of on one partition
 * @param logoutsPerAddress so many logouts of one address revoke something in an hour, on one partition
 * @param familiar how long a network stays familiar after its user has logged in there
 */
public record Guards(
        int blocksPerMinute,
        int blocksPerHour,
        Duration throttle,
        int sharedUsers,
        Duration sharedWithin,
        Duration familiar,
        int subjects,
        int logoutsPerAddress) {

    /** Most users of an address, and networks of a user, that are remembered. */
    public static final int MAX_REMEMBERED = 16;
}
