package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.Typeface;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The symbols of the bundled faces as they are drawn: sizes, places on the line, and widths. */
class SymbolsTest {
    private static final double SIZE = 100;
    /** The height of capital letters. */
    private static final double CAPITALS = 0.727 * SIZE;

    @BeforeAll
    static void loadFaces() {
        Fx.run(() -> {
            for (Typeface face : Typeface.values()) {
                Font.loadFont(face.resource().toExternalForm(), SIZE);
            }
        });
    }

    private static Text text(Typeface face, String set) {
        Text text = new Text(set);
        text.setFont(new FxFonts().of(new PlotFont(face.family(), face == Typeface.BOLD, SIZE)));
        return text;
    }

    /** Where the ink of a set text is; up is negative. */
    private static Bounds ink(Typeface face, String set) {
        return Fx.call(() -> {
            Text text = text(face, set);
            text.setBoundsType(TextBoundsType.VISUAL);
            return text.getLayoutBounds();
        });
    }

    private static double advance(Typeface face, String set) {
        return Fx.call(() -> text(face, set).getLayoutBounds().getWidth());
    }

    private static String last(String text) {
        String set = MathText.set(text);
        return set.substring(set.length() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void raisedAndLoweredSignsAreSmallAndClearOfTheLine(Typeface face) {
        Bounds raised = ink(face, last("R²"));
        assertTrue(raised.getMaxY() < -0.38 * SIZE, () -> "the foot of ² is in the upper half: " + raised);
        assertTrue(raised.getMinY() < -CAPITALS, () -> "its head is above capital letters: " + raised);
        assertEquals(0.5 * SIZE, raised.getHeight(), 0.07 * SIZE);

        Bounds lowered = ink(face, MathText.set("T_mem").substring(1));
        assertEquals(0.26 * SIZE, lowered.getMaxY(), 0.03 * SIZE, "the foot of mem");
        assertTrue(lowered.getMinY() > -0.2 * SIZE, () -> "its head is below the bar of T: " + lowered);
    }

    @ParameterizedTest
    @EnumSource
    void symbolsStandOnTheLineAndAreAsTallAsTheText(Typeface face) {
        for (String symbol : new String[] {"V*", "T_mem", "R²"}) {
            Bounds capital = ink(face, MathText.set(symbol).substring(0, 1));
            assertEquals(CAPITALS, -capital.getMinY(), 0.03 * SIZE, symbol);
            assertEquals(0, capital.getMaxY(), 0.02 * SIZE, symbol);
        }
        Bounds bars = ink(face, "‖");
        assertTrue(bars.getMinY() < -CAPITALS && bars.getMaxY() > 0.15 * SIZE, bars::toString);
    }

    @ParameterizedTest
    @EnumSource
    void aSlantedLetterDoesNotTouchWhatIsRaisedAfterIt(Typeface face) {
        for (String symbol : new String[] {"V*", "R²", "T²", "α*", "θ²"}) {
            String set = MathText.set(symbol);
            double right = ink(face, set.substring(0, 1)).getMaxX();
            double before = advance(face, set) - advance(face, last(symbol));
            double left = before + ink(face, last(symbol)).getMinX();
            assertTrue(left > right, () -> symbol + " begins at " + left + ", the letter ends at " + right);
        }
    }

    @ParameterizedTest
    @EnumSource
    void widthsAreTheSameWithoutADisplay(Typeface face) {
        for (String text : new String[] {
            "Learning rate η", "Squared norm ‖θ‖² 1,234", "V* 936", "T_mem, 1/(2ηλ)", "(a + b) mod 97", "10⁻³ – 10⁻⁴"
        }) {
            double measured = advance(face, MathText.set(text));
            assertEquals(measured, face.metrics().width(text, SIZE), 0.005 * measured, text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLetterThatASymbolMayHaveIsInTheFace(Typeface face) {
        double missing = advance(face, "\uF6FF");
        String letters = "abcdefghijklmnopqrstuvwxyz";
        String symbols = MathText.set("X_" + letters + "0123456789")
                + MathText.set("A² B² C² D² E² F² G² H² I² J² K² L² M² N² O² P² Q² R² S² T² U² V² W² X² Y² Z²")
                + MathText.set("a⁰ b¹ c² d³ e⁴ f⁵ g⁶ h⁷ i⁸ j⁹ k⁺ l⁻")
                + MathText.set("(a + b − c · d × ‖) 1/(αβγδεζηθικλμνξοπρστυφχψω)");
        symbols.codePoints()
                .filter(c -> c >= 0xF100)
                .mapToObj(Character::toString)
                .forEach(symbol -> assertNotEquals(
                        missing, advance(face, symbol), Integer.toHexString(symbol.charAt(0)) + " has no glyph"));
    }
}
