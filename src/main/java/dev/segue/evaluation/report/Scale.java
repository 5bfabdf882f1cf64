package dev.segue.evaluation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// An axis from 0 to a round number above the greatest value.
///
/// @param step the distance of its ticks
/// @param ticks how many there are, without the one at 0
record Scale(double step, int ticks) {

    static Scale upTo(double greatest) {
        double least = Math.max(greatest, 1e-4);
        double magnitude = Math.pow(10, Math.floor(Math.log10(least / 4)));
        for (double nice : new double[] {1, 2, 2.5, 5, 10}) {
            double step = nice * magnitude;
            if (step * 5 >= least) {
                return new Scale(step, (int) Math.ceil(least / step - 1e-9));
            }
        }
        return new Scale(10 * magnitude, 5);
    }

    double end() {
        return step * ticks;
    }

    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i <= ticks; i++) {
            values.add(i * step);
        }
        return values;
    }

    String label(double value) {
        if (value == 0) {
            return "0";
        }
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9) + (isQuarter() ? 1 : 0));
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private boolean isQuarter() {
        double lead = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
        return Math.abs(lead - 2.5) < 1e-6;
    }
}
