package org.grokscope.storage.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;

/** A forecast as a row of its table, both ways. NULL stands for a number that is not known, NaN in a forecast. */
final class ForecastRow {

    static final String INSERT = "INSERT OR REPLACE INTO forecast VALUES (" + "?, ".repeat(20) + "?)";

    private ForecastRow() {}

    /** The values of all columns. */
    static Object[] values(long run, int position, Forecast forecast) {
        List<Object> values = new ArrayList<>(List.of(run, position, forecast.step()));
        values.addAll(
                switch (forecast) {
                    case Forecast.Jump jump ->
                        Arrays.asList(
                                "jump",
                                known(jump.grokkingStep()),
                                known(jump.low()),
                                known(jump.high()),
                                known(jump.threshold()),
                                known(jump.noGrokking()),
                                null);
                    case Forecast.NoJump none -> withoutTime("no-jump", none.noGrokking(), none.reason());
                    case Forecast.Unknown unknown -> withoutTime("unknown", Double.NaN, unknown.reason());
                });
        values.addAll(forecast.calibration().map(ForecastRow::values).orElseGet(() -> Arrays.asList(new Object[11])));
        return values.toArray();
    }

    private static List<Object> withoutTime(String kind, double noGrokking, ForecastReason reason) {
        return Arrays.asList(kind, null, null, null, null, known(noGrokking), reason.stored());
    }

    private static List<Object> values(Calibration fit) {
        return Arrays.asList(
                fit.anchorStep(),
                known(fit.anchorNorm()),
                known(fit.kappa()),
                known(fit.floor()),
                known(fit.rate()),
                known(fit.rSquared()),
                fit.points(),
                known(fit.covariance().rateVariance()),
                known(fit.covariance().rateFloor()),
                known(fit.covariance().floorVariance()),
                known(fit.residual()));
    }

    /** NULL for NaN. */
    static Double known(double value) {
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

    static Forecast read(ResultSet row) throws SQLException {
        long step = row.getLong("step");
        ForecastReason reason = ForecastReason.parse(String.valueOf(row.getString("reason")));
        return switch (row.getString("kind")) {
            case "jump" ->
                new Forecast.Jump(
                        step,
                        number(row, "grokking_step"),
                        number(row, "low"),
                        number(row, "high"),
                        number(row, "threshold"),
                        number(row, "no_grokking"),
                        calibration(row));
            case "no-jump" -> new Forecast.NoJump(step, number(row, "no_grokking"), reason, calibration(row));
            case null, default -> new Forecast.Unknown(step, reason, calibration(row));
        };
    }

    private static Optional<Calibration> calibration(ResultSet row) throws SQLException {
        long anchor = row.getLong("anchor_step");
        if (row.wasNull()) {
            return Optional.empty();
        }
        return Optional.of(new Calibration(
                anchor,
                number(row, "anchor_norm"),
                number(row, "kappa"),
                number(row, "floor"),
                number(row, "rate"),
                number(row, "r_squared"),
                row.getInt("points"),
                new Calibration.Covariance(
                        number(row, "rate_variance"), number(row, "rate_floor"), number(row, "floor_variance")),
                number(row, "residual")));
    }

    private static double number(ResultSet row, String column) throws SQLException {
        return number(row, row.findColumn(column));
    }

    /** A number; NaN for NULL. */
    static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
