package org.grokscope.theory.forecast;

import java.util.List;

/**
 * The two models of a {@link Forecaster}.
 *
 * @param fromStart the clock's time from step 0 to T_grok, by the settings alone
 * @param remaining the clock's time from now to T_grok, once the run has memorized
 */
public record DelayModels(DelayModel fromStart, DelayModel remaining) {

    /** What {@code forecast-report} has fitted to calibration runs of this program; that report has the figures. */
    public static final DelayModels SHIPPED = new DelayModels(
            new DelayModel(
                    3.6524,
                    List.of(
                            new DelayModel.Term(Signal.DECAY, 0.1410),
                            new DelayModel.Term(Signal.RATE, -0.0007),
                            new DelayModel.Term(Signal.MODULUS, -0.5150)),
                    new DelayModel.Spread(-1.6469, 0.0000),
                    List.of(
                            new DelayModel.Span(Signal.DECAY, -2.3026, 0.0000),
                            new DelayModel.Span(Signal.RATE, -8.5172, -5.5215),
                            new DelayModel.Span(Signal.MODULUS, 3.7612, 4.8442))),
            new DelayModel(
                    3.4008,
                    List.of(
                            new DelayModel.Term(Signal.DECAY, -0.0237),
                            new DelayModel.Term(Signal.RATE, -0.0751),
                            new DelayModel.Term(Signal.MODULUS, -0.7907),
                            new DelayModel.Term(Signal.NORM, 0.1717),
                            new DelayModel.Term(Signal.NORM_SQUARED, 0.0608),
                            new DelayModel.Term(Signal.CONTRACTION, 0.2802),
                            new DelayModel.Term(Signal.TEST_LOSS, 0.1061),
                            new DelayModel.Term(Signal.TEST_LOSS_SQUARED, 0.0122),
                            new DelayModel.Term(Signal.TEST_LOSS_RATE, -0.0485),
                            new DelayModel.Term(Signal.TEST_ACCURACY, -0.0038),
                            new DelayModel.Term(Signal.TEST_ODDS, -0.1053),
                            new DelayModel.Term(Signal.TEST_ODDS_SQUARED, -0.0072),
                            new DelayModel.Term(Signal.TEST_ODDS_RATE, 0.0097),
                            new DelayModel.Term(Signal.CROSSING, 0.1207),
                            new DelayModel.Term(Signal.TRAIN_LOSS, -0.0041),
                            new DelayModel.Term(Signal.ANGLE, -0.8056),
                            new DelayModel.Term(Signal.SINCE_MEMORIZED, -0.0749),
                            new DelayModel.Term(Signal.MEMORIZATION, 0.0458)),
                    new DelayModel.Spread(-1.3412, -0.3757),
                    List.of(
                            new DelayModel.Span(Signal.DECAY, -2.3026, 0.0000),
                            new DelayModel.Span(Signal.RATE, -8.5172, -5.5215),
                            new DelayModel.Span(Signal.MODULUS, 3.7612, 4.8442),
                            new DelayModel.Span(Signal.NORM, -3.1068, 0.0092),
                            new DelayModel.Span(Signal.NORM_SQUARED, 0.0000, 9.6525),
                            new DelayModel.Span(Signal.CONTRACTION, -0.8732, 0.9892),
                            new DelayModel.Span(Signal.TEST_LOSS, -2.7220, 2.3532),
                            new DelayModel.Span(Signal.TEST_LOSS_SQUARED, 0.0000, 7.4094),
                            new DelayModel.Span(Signal.TEST_LOSS_RATE, -8.7834, 6.9025),
                            new DelayModel.Span(Signal.TEST_ACCURACY, 0.0000, 0.9898),
                            new DelayModel.Span(Signal.TEST_ODDS, -5.8121, 4.3228),
                            new DelayModel.Span(Signal.TEST_ODDS_SQUARED, 0.0000, 33.7810),
                            new DelayModel.Span(Signal.TEST_ODDS_RATE, -14.6402, 17.0222),
                            new DelayModel.Span(Signal.CROSSING, -3.0432, 3.5660),
                            new DelayModel.Span(Signal.TRAIN_LOSS, -8.6738, 1.9020),
                            new DelayModel.Span(Signal.ANGLE, 0.0000, 0.6923),
                            new DelayModel.Span(Signal.SINCE_MEMORIZED, 0.0000, 6.2000),
                            new DelayModel.Span(Signal.MEMORIZATION, -2.4079, 1.7681))));

    /** Beyond the calibration runs' range of a setting by more than this part of the range, a run is unlike them. */
    private static final double MARGIN = 0.02;

    /** Whether a setting lies in the range of the calibration runs. */
    boolean covers(Signal setting, double value) {
        return fromStart.domain().stream()
                .filter(span -> span.signal() == setting)
                .allMatch(span -> span.outside(value) <= MARGIN);
    }

    /** The Java expression that makes these models. */
    public String source() {
        return "new DelayModels(\n" + fromStart.source() + ",\n" + remaining.source() + ")\n";
    }
}
