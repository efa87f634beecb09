package org.grokscope.plot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Marks are named under the pointer, also where their labels have no room. */
class NamedMarksTest {

    private static final List<Overlay> MARKS = List.of(
            Overlay.Marker.event(300, "grokked 300", 4),
            Overlay.Marker.event(310, "", 1),
            new Overlay.Symbol(100, 0.5, Figure.Shape.DOT, ColourRole.INK, "λ 1: memorized 100", List.of()),
            new Overlay.Now(101, "now 101"));

    private static List<String> named(double from, double to) {
        Content content = new Content(
                "",
                "",
                ValueFormat.PERCENT,
                ScaleKind.LINEAR,
                YRange.unit(),
                "step",
                true,
                List.of(),
                MARKS,
                EmptyText.NONE,
                false,
                0);
        return new Readings(content, new DataCache())
                .marks(from, to).stream().map(NamedMark::text).toList();
    }

    @Test
    void thoseNearThePointerAreNamedInTheirOrder() {
        assertEquals(List.of("λ 1: memorized 100"), named(95, 107));
        assertEquals(List.of(), named(150, 162));
        assertEquals(List.of("λ 1: memorized 100", "grokked 300"), named(50, 400));
    }
}
