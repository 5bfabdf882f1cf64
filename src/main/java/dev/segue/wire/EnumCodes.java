package dev.segue.wire;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The one-byte codes of an enum's constants in rows: stated here one by one, so that neither their order nor a new
/// constant in the code can change what is stored.
///
/// @param <E> the enum
final class EnumCodes<E extends Enum<E>> {

    private final List<E> constants;
    private final Map<E, Integer> codes;

    /// @param constants the constants in the order of their codes, from 0; add new ones at the end
    EnumCodes(Class<E> type, List<E> constants) {
        this.constants = List.copyOf(constants);
        this.codes = new EnumMap<>(type);
        for (E constant : constants) {
            codes.put(constant, codes.size());
        }
        if (codes.size() != type.getEnumConstants().length) {
            throw new IllegalStateException("every constant of %s needs a code".formatted(type));
        }
    }

    int codeOf(E constant) {
        return codes.getOrDefault(constant, 0);
    }

    E constantOf(int code) {
        return constants.get(code);
    }
}
