package dev.segue.training;

/// Where a log is cut, by number of the interaction in the order of time.
///
/// @param validation where the validation part begins
/// @param test where the test part begins; everything before it is learnt in the end
/// @param end where the log ends
public record Split(int validation, int test, int end) {

    public Split {
        if (!(0 < validation && validation < test && test < end)) {
            throw new IllegalArgumentException("cuts at %d and %d of %d interactions; each part must hold something"
                    .formatted(validation, test, end));
        }
    }

    /// Returns the usual one: four fifths to learn, a tenth to validate and a tenth to test on.
    public static Split of(int interactions) {
        return new Split((int) (interactions * 8L / 10), (int) (interactions * 9L / 10), interactions);
    }
}
