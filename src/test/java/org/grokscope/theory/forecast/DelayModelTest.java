package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelayModelTest {

    private static final DelayModel MODEL = new DelayModel(
            0.5,
            List.of(new DelayModel.Term(Signal.NORM, 2), new DelayModel.Term(Signal.MODULUS, -1)),
            new DelayModel.Spread(Math.log(0.2), -0.5),
            List.of(new DelayModel.Span(Signal.MODULUS, 4, 5)));

    private static DelayModel.Prediction predict(double norm, double modulus) {
        return MODEL.predict(Map.of(Signal.NORM, norm, Signal.MODULUS, modulus)::get);
    }

    @Test
    void theMeanIsTheSumOfTheTerms() {
        assertEquals(0.5 + 2 * 3 - 4.5, predict(3, 4.5).mean(), 1e-12);
    }

    @Test
    void whatIsLeftIsKnownRelativelyLessWellWhenItIsLittle() {
        assertEquals(0.2, predict(2, 4.5).deviation(), 1e-12);
        assertEquals(0.2 * Math.exp(0.5), predict(1.5, 4.5).deviation(), 1e-12);
        assertEquals(predict(-10, 4.5).deviation(), predict(-20, 4.5).deviation(), "not without end");
    }

    @Test
    void outsideOfWhatWasCalibratedItIsLessSure() {
        double inside = predict(2, 5).deviation();
        double near = predict(2.25, 5.5).deviation();
        double far = predict(3, 7).deviation();
        assertTrue(near > inside && far > near, inside + " < " + near + " < " + far);
    }

    @Test
    void aSignalWithoutANumberGivesNone() {
        assertTrue(Double.isNaN(predict(Double.NaN, 4.5).mean()));
    }
}
