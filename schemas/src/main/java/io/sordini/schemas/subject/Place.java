package io.sordini.schemas.subject;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where on earth somebody is, to a hundredth of a degree (about a kilometre): nearer would be nobody's business.
 *
 * @param latitude hundredths of a degree, -9000 to 9000
 * @param longitude hundredths of a degree, -18000 to 18000
 */
public record Place(int latitude, int longitude) {

    private static final int MAX_LATITUDE = 9000;
    private static final int MAX_LONGITUDE = 18_000;
    private static final int MAX_TEXT = 32;
    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Place {
        if (Math.abs(latitude) > MAX_LATITUDE || Math.abs(longitude) > MAX_LONGITUDE) {
            throw new IllegalArgumentException("a latitude is -90 to 90 degrees, a longitude -180 to 180");
        }
    }

    /** Reads degrees; what is missing, no number or not on earth is no place, nor is 0 0, which stands for not knowing. */
    public static Optional<Place> parse(@Nullable String latitude, @Nullable String longitude) {
        double north = degrees(latitude);
        double east = degrees(longitude);
        boolean onEarth = Math.abs(north) <= 90 && Math.abs(east) <= 180; // false for NaN
        return !onEarth || (north == 0 && east == 0)
                ? Optional.empty()
                : Optional.of(new Place((int) Math.round(north * 100), (int) Math.round(east * 100)));
    }

    private static double degrees(@Nullable String text) {
        if (text == null || text.length() > MAX_TEXT) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    /** A value that is never 0. */
    public long bits() {
        return 1L + (long) (latitude + MAX_LATITUDE) * (2 * MAX_LONGITUDE + 1) + longitude + MAX_LONGITUDE;
    }

    /**
     * The place that bits stand for.
     *
     * @throws IllegalArgumentException when they stand for none
     */
    public static Place of(long bits) {
        long value = bits - 1;
        long width = 2L * MAX_LONGITUDE + 1;
        if (value < 0 || value >= width * (2L * MAX_LATITUDE + 1)) {
            throw new IllegalArgumentException("no place has the bits " + bits);
        }
        return new Place((int) (value / width) - MAX_LATITUDE, (int) (value % width) - MAX_LONGITUDE);
    }

    /** The way along the surface of the earth, by the haversine formula, in whole kilometres. */
    public long kilometresTo(Place other) {
        double north = Math.toRadians((other.latitude - latitude) / 100.0);
        double east = Math.toRadians((other.longitude - longitude) / 100.0);
        double cosines = Math.cos(Math.toRadians(latitude / 100.0)) * Math.cos(Math.toRadians(other.latitude / 100.0));
        double half = square(Math.sin(north / 2)) + cosines * square(Math.sin(east / 2));
        return (long) (2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half))));
    }

    private static double square(double value) {
        return value * value;
    }
}
