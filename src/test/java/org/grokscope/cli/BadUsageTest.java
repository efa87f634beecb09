package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Range;
import org.grokscope.task.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadUsageTest {

    private final CommandLineHarness harness = new CommandLineHarness();

    private String refused(String... args) {
        Execution execution = harness.execute(args);
        assertEquals(CommandLineApp.BAD_USAGE, execution.code(), execution::err);
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertEquals("", execution.out());
        assertEquals(0, harness.learners.madeOn().size(), "nothing is trained");
        assertEquals(List.of(), harness.threadsAskedFor, "no engine is asked for");
        String line = execution.errorLines().getFirst();
        assertFalse(line.contains("\r") || line.contains("\t") || line.isBlank(), line);
        return line;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--p 1 | --p = 1 is not possible; allowed: whole numbers from 3 to 499",
                "--p 1000000 | --p = 1000000 is not possible; allowed: whole numbers from 3 to 499",
                "--p 97.5 | --p = 97.5 is not possible; allowed: whole numbers from 3 to 499",
                "--p 1e999999999 | --p = 1e999999999 is not possible; allowed: whole numbers from 3 to 499",
                "--p ninety | --p = ninety is not possible; allowed: whole numbers from 3 to 499",
                "--task mod-div --p 98 | --p = 98 is not possible; allowed: prime numbers from 3 to 499",
                "--train-fraction 0 | --train-fraction = 0 is not possible; allowed: numbers from 0.01 to 0.99",
                "--train-fraction 1 | --train-fraction = 1 is not possible; allowed: numbers from 0.01 to 0.99",
                "--train-fraction NaN | --train-fraction = NaN is not possible; allowed: numbers from 0.01 to 0.99",
                "--lr -0.1 | --lr = -0.1 is not possible; allowed: numbers from 0.00001 to 0.1",
                "--lr 0 | --lr = 0 is not possible; allowed: numbers from 0.00001 to 0.1",
                "--lr NaN | --lr = NaN is not possible; allowed: numbers from 0.00001 to 0.1",
                "--lr Infinity | --lr = Infinity is not possible; allowed: numbers from 0.00001 to 0.1",
                "--lr 1e-3f | --lr = 1e-3f is not possible; allowed: numbers from 0.00001 to 0.1",
                "--weight-decay -1 | --weight-decay = -1 is not possible; allowed: numbers from 0 to 10",
                "--weight-decay 11 | --weight-decay = 11 is not possible; allowed: numbers from 0 to 10",
                "--batch 10000 | --batch = 10000 is not possible; allowed: whole numbers from 1 to the size of the"
                        + " train",
                "--batch huge | --batch = huge is not possible; allowed: whole numbers from 0 to 16,384, or full",
                "--seed -1 | --seed = -1 is not possible; allowed: whole numbers from 0 to 999,999,999",
                "--eval-every 0 | --eval-every = 0 is not possible; allowed: whole numbers from 1 to 100,000",
                "--steps 0 | --steps = 0 is not possible; allowed: whole numbers from 1 to 10,000,000",
                "--steps 99999999999999999999 | --steps = 99999999999999999999 is not possible; allowed: whole numbers",
                "--stop-after-grok -2 | --stop-after-grok = -2 is not possible; allowed: whole numbers from -1 to",
                "--stop-after-grok soon | --stop-after-grok = soon is not possible; allowed: whole numbers from -1 to",
                "--intervene pray | --intervene = pray is not possible; allowed: none, hold-norm, cut-decay, switch-to-",
                "--intervene switch-to-adamw | --intervene = switch-to-adamw is not possible; allowed: another",
                "--width 130 | --width = 130 is not possible; allowed: multiples of the number of heads, 4",
                "--width 2 | --width = 2 is not possible; allowed: whole numbers from 4 to 512",
                "--heads 0 | --heads = 0 is not possible; allowed: whole numbers from 1 to 16",
                "--feed-forward 1 | --feed-forward = 1 is not possible; allowed: whole numbers from 4 to 2,048",
                "--network mlp --hidden 0 | --hidden = 0 is not possible; allowed: whole numbers from 1 to 4,096",
                "--task parity --bits 61 | --bits = 61 is not possible; allowed: whole numbers from 2 to 60",
                "--task parity --relevant-bits 0 | --relevant-bits = 0 is not possible; allowed: whole numbers from 1",
                "--task parity --samples 1 | --samples = 1 is not possible; allowed: whole numbers from 2 to 100,000",
                "--threads 0 | --threads = 0 is not possible; allowed: whole numbers from 1 to 256",
                "--engine tpu | --engine = tpu is not possible; allowed: auto, mxnet, pytorch",
                "--preset slow | --preset = slow is not possible; allowed: paper, fast, no-decay, too-much-decay",
                "--task add | --task = add is not possible; allowed: mod-add, mod-sub, mod-mul, mod-div, x2+y2, parity",
                "--network cnn | --network = cnn is not possible; allowed: transformer, mlp",
                "--optimizer lion | --optimizer = lion is not possible; allowed: adamw, sgd, sgd-momentum, adam-l2",
            })
    void valueOutOfRangeIsNamedWithItsFlagAndWhatIsAllowed(String args, String expected) {
        String line = refused(("run " + args).split(" "));
        assertTrue(line.startsWith(expected), line);
        assertTrue(line.endsWith("Try 'grokscope run --help'."), line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--task parity --p 97 | --p = 97 is not possible; allowed: only with --task mod-add",
                "--bits 20 | --bits = 20 is not possible; allowed: only with --task parity, and the task is mod-add",
                "--relevant-bits 3 | --relevant-bits = 3 is not possible; allowed: only with --task parity",
                "--samples 3 | --samples = 3 is not possible; allowed: only with --task parity",
                "--hidden 64 | --hidden = 64 is not possible; allowed: only with --network mlp",
                "--network mlp --width 64 | --width = 64 is not possible; allowed: only with --network transformer",
                "--network mlp --heads 4 | --heads = 4 is not possible; allowed: only with --network transformer",
                "--preset parity --feed-forward 64 | --feed-forward = 64 is not possible; allowed: only with --network",
                "--task parity --network transformer | --network = transformer is not possible; allowed: mlp",
            })
    void flagThatDoesNotApplyIsRefused(String args, String expected) {
        String line = refused(("run " + args).split(" "));
        assertTrue(line.startsWith(expected), line);
    }

    @Test
    void valueThatWasNotTypedIsSaidToBeADefault() {
        String line = refused("run", "--p", "5");
        assertTrue(line.startsWith("--batch = 512 is not possible; allowed: "), line);
        assertTrue(line.contains("(--batch was not given and has this value by default)"), line);
    }

    @Test
    void emptyAndMultiLineValuesStayOnOneLine() {
        assertTrue(refused("run", "--p", "").startsWith("--p = (empty) is not possible"));
        assertTrue(refused("run", "--p", "1\n2").startsWith("--p = 1 2 is not possible"));
        assertTrue(refused("run", "--task", "a\nb\r\nc").startsWith("--task = a b c is not possible"));
        refused("run", "--json", "a\nb/c\u0000d");
    }

    static Stream<String> valueFlags() {
        return Stream.of(
                "--preset",
                "--task",
                "--p",
                "--bits",
                "--relevant-bits",
                "--samples",
                "--train-fraction",
                "--network",
                "--width",
                "--heads",
                "--feed-forward",
                "--hidden",
                "--activation",
                "--loss",
                "--optimizer",
                "--lr",
                "--weight-decay",
                "--batch",
                "--seed",
                "--eval-every",
                "--steps",
                "--stop-after-grok",
                "--intervene",
                "--engine",
                "--threads",
                "--json",
                "--csv");
    }

    @ParameterizedTest
    @MethodSource("valueFlags")
    void missingValueIsNamed(String flag) {
        String line = refused("run", flag);
        assertTrue(line.startsWith(flag + " needs a value"), line);
        String beforeAnother = refused("run", flag, "--quiet");
        assertTrue(beforeAnother.startsWith(flag + " needs a value"), beforeAnother);
    }

    @ParameterizedTest
    @MethodSource("valueFlags")
    void flagGivenTwiceIsRefused(String flag) {
        assertTrue(refused("run", flag, "1", flag, "2").contains(flag), flag);
    }

    @Test
    void unknownOptionsAndCommandsAreNamedWithWhatThereIs() {
        String option = refused("run", "--learning-rate", "1");
        assertTrue(option.startsWith("There is no option '--learning-rate'; allowed: --"), option);
        assertTrue(option.contains("--weight-decay, "), option);
        String place = refused("run", "97");
        assertTrue(place.startsWith("There is no place for '97'"), place);
        String command = refused("train");
        assertTrue(command.startsWith("There is no command 'train'; allowed: run, presets"), command);
        assertTrue(refused().startsWith("A command is missing; allowed: run, presets"));
        refused("presets", "--all");
        refused("--nonsense");
        refused("run", "@/etc/hostname");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --help", "run -h", "--help", "presets --help", "--version", "presets"})
    void helpIsNoError(String args) {
        Execution execution = harness.execute(args.split(" "));
        assertEquals(CommandLineApp.FINISHED, execution.code());
        assertEquals("", execution.err());
        assertFalse(execution.out().isBlank());
    }

    @Test
    void helpNamesEveryFlagAndEveryPresetIsListed() {
        String help = harness.execute("run", "--help").out();
        valueFlags().forEach(flag -> assertTrue(help.contains(flag), flag));
        String flowing = help.replaceAll("\\s+", " ");
        for (Range range : List.of(
                ModularTask.P,
                ParityTask.BITS,
                ParityTask.RELEVANT_BITS,
                ParityTask.SAMPLES,
                Split.FRACTION,
                Network.Transformer.WIDTH,
                Network.Transformer.HEADS,
                Network.Transformer.FEED_FORWARD,
                Network.Mlp.HIDDEN,
                RunConfig.LEARNING_RATE,
                RunConfig.WEIGHT_DECAY,
                RunConfig.SEED,
                RunConfig.EVALUATION_CADENCE,
                RunConfig.MAX_STEPS,
                RunConfig.STOP_AFTER_GROK,
                RunCommand.THREADS)) {
            String ends = range.allowed().replaceFirst("^(whole )?numbers from ", "");
            assertTrue(flowing.contains(" " + ends), range.field() + " is allowed from " + ends);
        }
        String presets = harness.execute("presets").out();
        Arrays.stream(Preset.values()).forEach(preset -> assertTrue(presets.contains(preset.id() + " "), preset.id()));
        assertEquals("GrokScope 9.9", harness.execute("--version").out().strip());
        assertEquals("GrokScope 9.9", harness.execute("run", "--version").out().strip());
    }
}
