package dev.segue.app;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;

/// The times at which something is done again and again, as crontab writes them, in UTC.
///
/// Five fields: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). Each is `*`, a number, a
/// range `1-5`, any of these by steps `*/15`, or several by commas. Where both days are given, either will do.
public final class Schedule {

    private static final int YEARS = 9; // the longest time between two 29ths of February
    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;

    private Schedule(String text, String[] fields) {
        this.text = text;
        this.minutes = field(fields[0], 0, MINUTES - 1);
        this.hours = field(fields[1], 0, HOURS - 1);
        this.days = field(fields[2], 1, 31);
        this.months = field(fields[3], 1, 12);
        this.weekdays = field(fields[4], 0, 7);
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
        this.eitherDay = !fields[2].equals("*") && !fields[4].equals("*");
    }

    /// Reads a schedule.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static Schedule parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "has five fields, such as 0 3 * * * for every day at 03:00 UTC, but was \"%s\"".formatted(text));
        }
        return new Schedule(text.strip(), fields);
    }

    /// Returns the first time after another; empty when there is none, as on the 30th of February.
    public Optional<Instant> after(Instant time) {
        ZonedDateTime next =
                time.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime last = next.plusYears(YEARS);
        while (next.isBefore(last)) {
            if (!isDay(next)) {
                next = next.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(next.getHour())) {
                next = next.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(next.getMinute())) {
                next = next.plusMinutes(1);
            } else {
                return Optional.of(next.toInstant());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }

    private boolean isDay(ZonedDateTime time) {
        boolean day = days.get(time.getDayOfMonth());
        boolean weekday = weekdays.get(time.getDayOfWeek().getValue() % 7);
        return months.get(time.getMonthValue()) && (eitherDay ? day || weekday : day && weekday);
    }

    private static BitSet field(String text, int least, int most) {
        BitSet values = new BitSet();
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", 2);
            String[] range = stepped[0].split("-", 2);
            boolean all = stepped[0].equals("*");
            int first = all ? least : number(range[0], text);
            int step = stepped.length == 2 ? number(stepped[1], text) : 1;
            int last = all || (range.length == 1 && stepped.length == 2) ? most : number(range[range.length - 1], text);
            if (first < least || last > most || first > last || step < 1) {
                throw new IllegalArgumentException(
                        "has fields from %d to %d, from low to high, but one was \"%s\"".formatted(least, most, text));
            }
            for (int value = first; value <= last; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private static int number(String text, String field) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(
                    "has fields of *, numbers, ranges and steps, but one was \"%s\"".formatted(field));
        }
    }
}
