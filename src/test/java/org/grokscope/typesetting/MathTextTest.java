package org.grokscope.typesetting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathTextTest {

    /** The spans in short: <i>italic</i>, <r>roman</r>, ^{raised}, _{lowered}. */
    private static String markup(String text) {
        return MathText.of(text).spans().stream()
                .map(span -> {
                    String faced = switch (span.face()) {
                        case TEXT -> span.text();
                        case ROMAN -> "<r>" + span.text() + "</r>";
                        case ITALIC -> "<i>" + span.text() + "</i>";
                    };
                    return switch (span.level()) {
                        case LINE -> faced;
                        case RAISED -> "^{" + faced + "}";
                        case LOWERED -> "_{" + faced + "}";
                    };
                })
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Learning rate η | Learning rate <i>η</i>",
                "Squared norm ‖θ‖² | Squared norm <r>‖</r><i>θ</i><r>‖</r>^{<r>2</r>}",
                "V* 936 (801–1,020) | <i>V</i>^{<r>∗</r>} 936 (801–1,020)",
                "α* ≈ 45° | <i>α</i>^{<r>∗</r>} ≈ 45°",
                "κ = 0.79, R² 0.999 | <i>κ</i> = 0.79, <i>R</i>^{<r>2</r>} 0.999",
                "T_mem: T_grok ≈ 5 | <i>T</i>_{<r>mem</r>}: <i>T</i>_{<r>grok</r>} ≈ 5",
                "Time scale 1/(2ηλ) | Time scale <r>1/(2</r><i>ηλ</i><r>)</r>",
                "steps against 1/λ | steps against <r>1/</r><i>λ</i>",
                "(a + b) mod p | <r>(</r><i>a</i><r> + </r><i>b</i><r>)</r> mod <i>p</i>",
                "η 1e-5, λ 2.5e-7 | <i>η</i> 10^{−5}, <i>λ</i> 2.5·10^{−7}",
                "a ↓ | <i>a</i> ↓",
                "a ↓   b → | <i>a</i> ↓   <i>b</i> →",
                "Operand a | Operand <i>a</i>",
                "Modulus p | Modulus <i>p</i>",
                "10⁻⁴ or 2·10⁻³ | 10^{−4} or 2·10^{−3}",
                "(a² + ab) mod 7 | <r>(</r><i>a</i>^{<r>2</r>}<r> + </r><i>ab</i><r>)</r> mod 7",
            })
    void symbolsAreFound(String text, String expected) {
        assertEquals(expected, markup(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hide (I)",
                "Replays the run (P, Space)",
                "a guess, a run and a step",
                "90 % (±3)",
                "file_name.json",
                "no delay (yet)",
                "(a run) or (as set)",
                "8 * 3",
                "must be at least 1 (got 1e400)",
                "run1e5, 0a5e1f, 1e, a1e-b",
                "--samples_per_plugin scalars=0"
            })
    void wordsAreNotSymbols(String text) {
        assertEquals(text, markup(text));
        assertEquals(text, MathText.set(text));
    }

    @Test
    void aSetTextIsOneRunOfCharactersThatGivesThePlainTextBack() {
        for (String text : List.of(
                "V* 936 (801–1,020)",
                "κ = 0.79, R² 0.999",
                "T_mem and T_grok, ‖θ‖²/(2ηλ)",
                "(a² + ab + b²) mod p",
                "10⁻³, 10⁻⁴ and 2·10⁻¹²")) {
            String set = MathText.set(text);
            assertFalse(set.equals(text), text);
            assertTrue(set.chars().noneMatch(c -> c == '*' || c == '_'), set);
            assertEquals(text, MathText.unset(set));
        }
    }

    @Test
    void greekLettersAndNormsAreSetAsTheyAre() {
        for (String text : List.of("Squared norm ‖θ‖²", "Learning rate η", "κ = 0.79", "ηλ")) {
            assertEquals(text, MathText.set(text));
        }
    }

    @Test
    void aScreenReaderHearsNoUnderscoreAndNoPrivateCharacter() {
        assertEquals("V star 936, T mem 175, 10⁻⁴", MathText.spoken("V* 936, T_mem 175, 10⁻⁴"));
        assertEquals("Squared norm ‖θ‖²", MathText.spoken("Squared norm ‖θ‖²"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ui/controls/texts.properties",
                "ui/controls/texts_de.properties",
                "narration/narration.properties",
                "narration/narration_de.properties"
            })
    void everyTextOfTheProgramKeepsItsPlainForm(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                MathText.class.getResourceAsStream("/org/grokscope/" + file), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        assertTrue(texts.size() > 50, "the texts were read");
        texts.forEach((key, value) -> {
            String text = value.toString();
            MathText math = MathText.of(text);
            assertEquals(text, math.plain(), key::toString);
            assertEquals(text, MathText.unset(MathText.set(text)), key::toString);
            boolean underscore = math.spans().stream()
                    .filter(span -> span.face() != Span.Face.TEXT)
                    .anyMatch(span -> span.text().contains("_"));
            assertFalse(underscore, key + ": an underscore is never a symbol");
        });
    }
}
