package org.grokscope.theory;

import java.util.Optional;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunHistory;

/** Forecasts the grokking step of one run from what has been measured so far. */
public final class Forecaster {

    /** Prepares for one run. */
    public Forecaster(RunConfig config) {}

    /** Forecasts from everything in the history. */
    public Forecast forecast(RunHistory history) {
        return new Forecast.Unknown(0, "", Optional.empty());
    }
}
