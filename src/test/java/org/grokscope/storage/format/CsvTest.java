package org.grokscope.storage.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunHistory;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvTest {

    private static final List<String> NAMES = List.of(
            "step",
            "trainLoss",
            "trainAccuracy",
            "testLoss",
            "testAccuracy",
            "squaredNorm",
            "angle",
            "seconds",
            "logitScale",
            "saturated",
            "zeroGradient");

    private static char decimal(CsvFormat format) {
        return format == CsvFormat.SEMICOLON || format == CsvFormat.TAB_COMMA ? ',' : '.';
    }

    private static char delimiter(CsvFormat format) {
        return switch (format) {
            case COMMA -> ',';
            case SEMICOLON, SEMICOLON_POINT -> ';';
            case TAB, TAB_COMMA -> '\t';
        };
    }

    @ParameterizedTest
    @EnumSource(CsvFormat.class)
    void everyFormatIsReadBack(CsvFormat format) throws IOException {
        RunHistory history = new RunHistory(List.of("only"));
        history.append(new Evaluation(0, 4.5, 0.25, Double.NaN, 0, Double.POSITIVE_INFINITY));
        Evaluation.Logits logits = new Evaluation.Logits(24.5, 0.75, Double.NaN);
        history.append(
                new Evaluation(1_000_000, 1e-7, 1, 1234567.125, 0.5, 3_000, 12.5, List.of(3_000.0), logits), 61.25);
        StringWriter out = new StringWriter();
        RunCsv.write(history, format, out);
        List<List<String>> rows = CsvReader.read(out.toString(), delimiter(format));
        assertEquals(3, rows.size());
        assertEquals(NAMES, rows.get(0));
        double[][] wanted = {
            {0, 4.5, 0.25, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN},
            {1_000_000, 1e-7, 1, 1234567.125, 0.5, 3_000, 12.5, 61.25, 24.5, 0.75, Double.NaN}
        };
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < NAMES.size(); column++) {
                String cell = rows.get(row + 1).get(column);
                assertEquals(wanted[row][column], CsvReader.number(cell, decimal(format)), cell);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CsvFormat.class)
    void textIsReadBackAndIsNoFormula(CsvFormat format) throws IOException {
        List<String> texts = List.of(
                "plain",
                "a,b;c\td",
                "say \"no\"",
                "two\nlines",
                "",
                "\"",
                "=1+1",
                "+49",
                "-x",
                "@SUM(A1)",
                "\tx",
                "a=b");
        StringWriter out = new StringWriter();
        CsvWriter csv = new CsvWriter(out, format);
        csv.row(texts.stream());
        csv.row(Stream.of(-1.5, -2L, OptionalLong.empty(), OptionalDouble.of(-0.25), Double.NEGATIVE_INFINITY));
        List<List<String>> rows = CsvReader.read(out.toString(), delimiter(format));
        List<String> safe = List.of(
                "plain",
                "a,b;c\td",
                "say \"no\"",
                "two\nlines",
                "",
                "\"",
                "'=1+1",
                "'+49",
                "'-x",
                "'@SUM(A1)",
                "'\tx",
                "a=b");
        assertEquals(safe, rows.get(0));
        List<Double> numbers = rows.get(1).stream()
                .map(cell -> CsvReader.number(cell, decimal(format)))
                .toList();
        assertEquals(List.of(-1.5, -2.0, Double.NaN, -0.25, Double.NaN), numbers);
    }

    @Test
    void signsAreNamed() {
        assertEquals(CsvFormat.COMMA, CsvFormat.named(null, null));
        assertEquals(CsvFormat.SEMICOLON, CsvFormat.named(null, "comma"), "a comma cannot be both");
        assertEquals(CsvFormat.SEMICOLON_POINT, CsvFormat.named("semicolon", null));
        assertEquals(CsvFormat.TAB_COMMA, CsvFormat.named("tab", "comma"));
        for (String[] wrong : new String[][] {{"comma", "comma"}, {";", null}, {null, ","}}) {
            assertThrows(InvalidSettingException.class, () -> CsvFormat.named(wrong[0], wrong[1]));
        }
    }
}
