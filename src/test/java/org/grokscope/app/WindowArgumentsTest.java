package org.grokscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.grokscope.run.config.Preset;
import org.grokscope.ui.shell.Opening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowArgumentsTest {

    @TempDir
    private Path folder;

    private static WindowArguments parse(String... args) throws WindowArguments.InvalidUsageException {
        assertTrue(WindowArguments.isWindow(List.of(args)), "a command line for the window");
        return WindowArguments.parse(List.of(args));
    }

    private static String refused(String... args) {
        assertTrue(WindowArguments.isWindow(List.of(args)), "a command line for the window");
        String message = assertThrows(WindowArguments.InvalidUsageException.class, () -> parse(args))
                .getMessage();
        assertTrue(message.endsWith(" Try 'grokscope --help'."), message);
        return message;
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --preset fast", "list", "--help", "-h", "--version", "--nonsense", "train", "97"})
    void commandsAndWhatIsUnknownIsLeftToTheCommandLine(String args) {
        assertFalse(WindowArguments.isWindow(List.of(args.split(" "))));
    }

    @Test
    void nothingOpensTheUsualWindow() throws WindowArguments.InvalidUsageException {
        assertEquals(new WindowArguments(Optional.empty(), Opening.USUAL), parse());
        assertEquals(new WindowArguments(Optional.of("a b.db"), Opening.USUAL), parse("--library", "a b.db"));
        assertEquals(new WindowArguments(Optional.of("x.db"), Opening.USUAL), parse("--library=x.db"));
    }

    @Test
    void everyOptionIsRead() throws WindowArguments.InvalidUsageException {
        assertEquals(
                new WindowArguments(
                        Optional.of("x.db"),
                        new Opening(Optional.of(new Opening.Settings(Preset.FAST.config())), true, true)),
                parse("--preset", "fast", "--library", "x.db", "--start", "--present"));
        assertEquals(
                Optional.of(new Opening.Settings(Preset.FAST.config().withSeed(7))),
                parse("--share=grokscope:fast,seed=7").opening().content());
        assertEquals(
                Optional.of(new Opening.Stored(12)),
                parse("--open", "12").opening().content());
        assertEquals(
                new Opening(Optional.empty(), true, false), parse("--start").opening());
    }

    @Test
    void aFileIsOpened() throws IOException, WindowArguments.InvalidUsageException {
        for (String name : List.of("lesson.grokscope", "run.json", "run.json.gz")) {
            String file = Files.createFile(folder.resolve(name)).toString();
            assertEquals(
                    new Opening(Optional.of(new Opening.InFile(Path.of(file))), true, false),
                    parse(file, "--start").opening());
        }
    }

    @Test
    void aFileOfAnotherKindSaysWhatThereIs() throws IOException {
        String other = Files.createFile(folder.resolve("notes.txt")).toString();
        String expected =
                "FILE must be a run: a bundle (.grokscope), or JSON as 'run --json' writes it (.json, .json.gz): ";
        assertEquals(
                expected + "its name has another ending (got " + other + "). Try 'grokscope --help'.", refused(other));
        assertEquals(expected + "it is a folder (got " + folder + "). Try 'grokscope --help'.", refused("" + folder));
        assertEquals(
                expected + "there is no such file (got none.grokscope). Try 'grokscope --help'.",
                refused("none.grokscope"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--preset slow | --preset must be paper, fast, no-decay, too-much-decay",
                "--preset | --preset needs a value: --preset NAME. Open the window with the settings of a preset.",
                "--preset --start | --preset needs a value",
                "--preset= | --preset needs a value",
                "--preset fast --preset paper | --preset is given twice.",
                "--preset fast --open 3 | --open cannot be combined with --preset.",
                "--share grokscope:fast --preset fast | --share cannot be combined with --preset.",
                "--share fast | --share must be grokscope:PRESET followed by",
                "--share grokscope:slow | --share must be paper, fast",
                "--share grokscope:fast,lr=5 | --share: Learning rate must be between",
                "--open twelve | --open must be a whole number between 1 and 999,999,999 (got twelve).",
                "--open 0 | --open must be a whole number between 1 and 999,999,999 (got 0).",
                "--start=yes | --start has no value (got --start=yes).",
                "--start --seed 3 | Unknown option '--seed'. Options of the window: --preset, --share, --open, --start,",
                "--library x.db list extra | Unexpected argument 'extra'. Options of the window: --preset,",
                "--library x.db list | FILE must be a run: a bundle (.grokscope), or JSON as",
            })
    void aWrongNameSaysWhatThereIs(String args, String expected) {
        String message = refused(args.split(" "));
        assertTrue(message.startsWith(expected), message);
    }
}
