package dev.segue.recordings;

import dev.segue.events.ListenerId;
import dev.segue.events.TrackId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The columns of one row, read with their checks; columns count from 0.
final class Columns {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final String[] values;

    private Columns(String[] values) {
        this.values = values;
    }

    /// Splits a row that must have a certain number of columns.
    static Columns of(Row row, int expected) throws BadRow {
        String[] values = row.columns().split("\t", -1);
        if (values.length != expected) {
            throw new BadRow(RowFault.COLUMNS, "%d columns; expected %d".formatted(values.length, expected));
        }
        return new Columns(values);
    }

    String text(int column) {
        return values[column].strip();
    }

    String listener(int column) throws BadRow {
        String id = text(column);
        if (id.isEmpty() || id.length() > ListenerId.MAX_LENGTH) {
            throw new BadRow(RowFault.LISTENER, "listener id of %d characters".formatted(id.length()));
        }
        return id;
    }

    String track(int column) throws BadRow {
        String id = text(column);
        if (id.isEmpty() || id.length() > TrackId.MAX_LENGTH) {
            throw new BadRow(RowFault.TRACK, "track id of %d characters".formatted(id.length()));
        }
        return id;
    }

    Instant epochSeconds(int column) throws BadRow {
        try {
            return checked(Instant.ofEpochSecond(Long.parseLong(text(column))), column);
        } catch (NumberFormatException | DateTimeException e) {
            throw noTime(column);
        }
    }

    Instant epochMillis(int column) throws BadRow {
        try {
            return checked(Instant.ofEpochMilli(Long.parseLong(text(column))), column);
        } catch (NumberFormatException e) {
            throw noTime(column);
        }
    }

    /// Reads a date, as its first instant in UTC.
    Instant date(int column) throws BadRow {
        try {
            return checked(LocalDate.parse(text(column)).atStartOfDay().toInstant(ZoneOffset.UTC), column);
        } catch (DateTimeException e) {
            throw noTime(column);
        }
    }

    double number(int column) throws BadRow {
        return number(column, RowFault.NUMBER);
    }

    double rating(int column, double worst, double best) throws BadRow {
        double value = number(column, RowFault.RATING);
        if (value < worst || value > best) {
            throw new BadRow(RowFault.RATING, "rating %s; expected %s to %s".formatted(text(column), worst, best));
        }
        return value;
    }

    private double number(int column, RowFault fault) throws BadRow {
        try {
            double value = Double.parseDouble(text(column));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one refusal below
        }
        throw new BadRow(fault, "'%s' is not a number".formatted(shortened(column)));
    }

    private Instant checked(Instant time, int column) throws BadRow {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw noTime(column);
        }
        return time;
    }

    private BadRow noTime(int column) {
        return new BadRow(RowFault.TIME, "'%s' is no time of the years 1970 to 9999".formatted(shortened(column)));
    }

    private String shortened(int column) {
        String value = text(column);
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
