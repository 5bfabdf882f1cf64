package dev.segue.app;

import dev.segue.ranking.Source;
import dev.segue.ranking.SourceWeights;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A setting's value as text, and back: what is printed reads back as the same value.
final class SettingText {

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|min|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);

    private SettingText() {}

    /// Returns `maxBodyBytes` as `max-body-bytes`.
    static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /// Reads text as a value of the component's type.
    ///
    /// @throws IllegalArgumentException saying what was expected, to be read after "must be"
    static Object parse(RecordComponent component, String text) {
        Class<?> type = component.getType();
        String trimmed = text.strip();
        if (isBytes(component)) {
            return bytes(trimmed);
        } else if (type == Duration.class) {
            return duration(trimmed);
        } else if (type == Path.class) {
            return Path.of(trimmed);
        } else if (type == List.class) {
            return Arrays.stream(trimmed.split(",", -1)).map(String::strip).toList();
        } else if (type == SourceWeights.class) {
            return weights(trimmed);
        } else if (type.isEnum()) {
            return constant(type, trimmed);
        } else if (type == String.class) {
            return trimmed;
        }
        return plain(type, trimmed);
    }

    private static Object plain(Class<?> type, String text) {
        try {
            return switch (type.getName()) {
                case "int" -> Integer.parseInt(text);
                case "short" -> Short.parseShort(text);
                case "long" -> Long.parseLong(text);
                case "float" -> Float.parseFloat(text);
                case "double" -> Double.parseDouble(text);
                case "boolean" -> trueOrFalse(text);
                case "java.time.Instant" -> Instant.parse(text);
                default -> throw new IllegalStateException("no text form for settings of type " + type.getName());
            };
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("a number");
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("a point in time such as 1990-01-01T00:00:00Z");
        }
    }

    private static boolean trueOrFalse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    /// Returns the text of a value, in the shortest form that reads back.
    static String print(RecordComponent component, Object value) {
        return switch (value) {
            case Duration duration -> print(duration);
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(","));
            case SourceWeights weights -> print(weights);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case Long bytes when isBytes(component) -> printBytes(bytes);
            default -> value.toString();
        };
    }

    /// Returns the column "unit" of the settings page.
    static String unit(RecordComponent component) {
        Class<?> type = component.getType();
        if (isBytes(component)) {
            return "bytes, or `64MB`";
        } else if (component.getName().endsWith("PerSecond")) {
            return "per second";
        } else if (type.isEnum()) {
            return "one of " + choices(type);
        }
        return switch (type.getSimpleName()) {
            case "Duration" -> "duration";
            case "Instant" -> "UTC time";
            case "Path" -> "folder";
            case "List" -> "list, by commas";
            case "SourceWeights" -> "`source:weight`, by commas";
            case "float", "double" -> "ratio";
            case "String" -> "text";
            case "boolean" -> "true or false";
            default -> "number";
        };
    }

    private static SourceWeights weights(String text) {
        Map<Source, Double> weights = new EnumMap<>(Source.class);
        for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] parts = pair.split(":", -1);
            Source source = parts.length == 2 ? sourceNamed(parts[0].strip()) : null;
            try {
                if (source == null || weights.put(source, Double.valueOf(parts[1].strip())) != null) {
                    throw new IllegalArgumentException(weightsExpected());
                }
            } catch (NumberFormatException _) {
                throw new IllegalArgumentException(weightsExpected());
            }
        }
        try {
            return new SourceWeights(weights);
        } catch (IllegalArgumentException outOfRange) {
            throw new IllegalArgumentException(weightsExpected(), outOfRange);
        }
    }

    private static @Nullable Source sourceNamed(String name) {
        for (Source source : Source.values()) {
            if (source.wireName().equals(name)) {
                return source;
            }
        }
        return null;
    }

    private static String weightsExpected() {
        return "pairs such as successors:0.5,next:1 with weights of 0 to 1e6, each source at most once, of "
                + Arrays.stream(Source.values()).map(Source::wireName).collect(Collectors.joining(", "));
    }

    private static String print(SourceWeights weights) {
        return Arrays.stream(Source.values())
                .filter(source -> weights.of(source) > 0)
                .map(source -> source.wireName() + ":" + weights.of(source))
                .collect(Collectors.joining(","));
    }

    private static boolean isBytes(RecordComponent component) {
        return component.getType() == long.class && component.getName().endsWith("Bytes");
    }

    private static Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        try {
            if (!matcher.matches()) {
                return Duration.parse(text);
            }
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m", "min" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException _) {
            throw new IllegalArgumentException("a duration with its unit, such as 100ms, 30s, 5m, 6h, 2d or PT1H30M");
        }
    }

    private static String print(Duration duration) {
        if (!duration.isPositive() || !duration.equals(Duration.ofMillis(duration.toMillis()))) {
            return duration.toString();
        } else if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        } else if (duration.toSecondsPart() != 0) {
            return duration.toSeconds() + "s";
        } else if (duration.toMinutesPart() != 0) {
            return duration.toMinutes() + "m";
        }
        return duration.toHoursPart() != 0 ? duration.toHours() + "h" : duration.toDays() + "d";
    }

    private static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a number of bytes, such as 67108864 or 64MB");
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2).toUpperCase(Locale.ROOT);
        int shift = 10 * List.of("B", "KB", "MB", "GB").indexOf(unit);
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
        } catch (ArithmeticException | NumberFormatException _) {
            throw new IllegalArgumentException("a number of bytes below 8 EB");
        }
    }

    private static String printBytes(long bytes) {
        if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) {
            return (bytes >> 20) + "MB";
        }
        return bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? (bytes >> 10) + "KB" : Long.toString(bytes);
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("one of " + choices(type));
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
