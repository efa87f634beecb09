package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.Schedule;
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
        assertEquals(ExitCode.BAD_USAGE, execution.code(), execution::err);
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
                "--p 1 | --p must be a whole number between 3 and 499 (got 1)",
                "--p 1000000 | --p must be a whole number between 3 and 499 (got 1000000)",
                "--p 97.5 | --p must be a whole number between 3 and 499 (got 97.5)",
                "--p 1e999999999 | --p must be a whole number between 3 and 499 (got 1e999999999)",
                "--p ninety | --p must be a whole number between 3 and 499 (got ninety)",
                "--task mod-div --p 98 | --p must be a prime number between 3 and 499 for division (got 98)",
                "--train-fraction 0 | --train-fraction must be between 0.01 and 0.99 (got 0)",
                "--train-fraction 1 | --train-fraction must be between 0.01 and 0.99 (got 1)",
                "--train-fraction NaN | --train-fraction must be between 0.01 and 0.99 (got NaN)",
                "--lr -0.1 | --lr must be between 0.00001 and 0.1 (got -0.1)",
                "--lr 0 | --lr must be between 0.00001 and 0.1 (got 0)",
                "--lr NaN | --lr must be between 0.00001 and 0.1 (got NaN)",
                "--lr Infinity | --lr must be between 0.00001 and 0.1 (got Infinity)",
                "--lr 1e-3f | --lr must be between 0.00001 and 0.1 (got 1e-3f)",
                "--weight-decay -1 | --weight-decay must be between 0 and 10 (got -1)",
                "--weight-decay 11 | --weight-decay must be between 0 and 10 (got 11)",
                "--batch 10000 | --batch must be full or between 1 and the size of the train set, 4704 (got 10000)",
                "--batch huge | --batch must be a whole number between 1 and 16,384 or full (got huge)",
                "--batch 0 | --batch must be a whole number between 1 and 16,384 or full (got 0)",
                "--stop-after-grok -1 | --stop-after-grok must be a whole number between 0 and 10,000,000 or never (got -1)",
                "--weight-decay 1,000 | --weight-decay could mean 1 or 1000: write 1 or 1000 (got 1,000)",
                "--weight-decay 10,000e-3 | --weight-decay could mean 0.01 or 10: write 0.01 or 10 (got 10,000e-3)",
                "--weight-decay 1e-400 | --weight-decay must be 0 or at least 1e-300 (got 1e-400)",
                "--steps 20.000 | --steps could mean 20 or 20000: write 20 or 20000 (got 20.000)",
                "--steps 1,000 | --steps could mean 1 or 1000: write 1 or 1000 (got 1,000)",
                "--threads 1.000 | --threads could mean 1 or 1000: write 1 or 1000 (got 1.000)",
                "--seed -1 | --seed must be a whole number between 0 and 999,999,999 (got -1)",
                "--eval-every 0 | --eval-every must be a whole number between 1 and 100,000 (got 0)",
                "--steps 0 | --steps must be a whole number between 1 and 10,000,000 (got 0)",
                "--steps 99999999999999999999 | --steps must be a whole number",
                "--stop-after-grok -2 | --stop-after-grok must be a whole number",
                "--stop-after-grok soon | --stop-after-grok must be a whole number",
                "--intervene pray | --intervene must be none, hold-norm, cut-decay, switch-to-",
                "--intervene switch-to-adamw | --intervene must be none or a switch to another",
                "--width 130 | --width must be a multiple of the number of heads, 4 (got 130)",
                "--width 2 | --width must be a whole number between 4 and 512 (got 2)",
                "--heads 0 | --heads must be a whole number between 1 and 16 (got 0)",
                "--feed-forward 1 | --feed-forward must be a whole number between 4 and 2,048 (got 1)",
                "--network mlp --hidden 0 | --hidden must be a whole number between 1 and 4,096 (got 0)",
                "--task parity --bits 61 | --bits must be a whole number between 2 and 60 (got 61)",
                "--task parity --relevant-bits 0 | --relevant-bits must be a whole number",
                "--task parity --samples 1 | --samples must be a whole number between 2 and 100,000 (got 1)",
                "--threads 0 | --threads must be a whole number between 1 and 256 (got 0)",
                "--engine tpu | --engine must be auto, mxnet or pytorch (got tpu)",
                "--hold-norm 0 --critical-norm 54.5 | --hold-norm must be between 0.01 and 100 or off (got 0)",
                "--hold-norm -1 --critical-norm 54.5 | --hold-norm must be between 0.01 and 100 or off (got -1)",
                "--share grokscope:paper,hold-norm=1.15 | --critical-norm must be given where the norm is held: it is the norm with which the "
                        + "same setting groks when nothing is held.",
                "--hold-norm 1.15 --critical-norm 0 | --critical-norm must be between 0.01 and 1,000 (got 0)",
                "--hold-norm 1.15 --critical-norm 54.5 --hold-from -1 | --hold-from must be a whole number between 0",
                "--network mlp --optimizer muon | --optimizer must be adamw, sgd, sgd-momentum, adam-l2 or lion for the network mlp, in which Muon has no matrix between hidden layers (got muon)",
                "--preset parity --intervene switch-to-muon | --intervene must be none or a switch to another optimizer for the network mlp, in which Muon has no matrix between hidden layers (got switch-to-muon)",
                "--beta1 1 | --beta1 must be between 0 and 0.999999 (got 1)",
                "--beta2 1.5 | --beta2 must be between 0 and 0.999999 or usual (got 1.5)",
                "--epsilon 0 | --epsilon must be between 0.000000000001 and 1 (got 0)",
                "--grokfast-lambda -2 | --grokfast-lambda must be between 0.001 and 1,000 or off (got -2)",
                "--grokfast-lambda 2 --grokfast-alpha 1 | --grokfast-alpha must be between 0 and 0.999999 (got 1)",
                "--orthogonal-gradient yes | --orthogonal-gradient must be off or on (got yes)",
                "--warmup 500 --lr-decay cosine --lr-decay-until 200 | --lr-decay-until must be after the warm-up, which ends at step 500 (got 200)",
                "--lr-decay cosine --lr-final-fraction 2 | --lr-final-fraction must be between 0 and 1 (got 2)",
                "--decay-at 0 | --decay-at must be a whole number between 1 and 10,000,000 or never (got 0)",
                "--decay-at 5 --decay-to -1 | --decay-to must be between 0 and 10 (got -1)",
                "--temperature 0 | --temperature must be between 0.01 and 100 (got 0)",
                "--temperature -1 | --temperature must be between 0.01 and 100 (got -1)",
                "--softmax double | --softmax must be float32, stable or stablemax (got double)",
                "--grok-threshold 0.4 | --grok-threshold must be between 0.5 and 1 (got 0.4)",
                "--decay-scope biases | --decay-scope must be all or weights (got biases)",
                "--preset slow | --preset must be paper, fast, no-decay, too-much-decay",
                "--task add | --task must be mod-add, mod-sub, mod-mul, mod-div, x2+y2, x2+xy+y2, x3+xy, parity, s3, s4 or s5; or a formula in a and b, such as '(a*a + a*b) mod p'; or a table of results, FILE.csv (got add)",
                "--network cnn | --network must be transformer, mlp or embedding-mlp (got cnn)",
                "--optimizer adam | --optimizer must be adamw, sgd, sgd-momentum, adam-l2, lion or muon (got adam)",
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
                "--task parity --p 97 | --p does not apply to the task",
                "--bits 20 | --bits does not apply to the task",
                "--relevant-bits 3 | --relevant-bits does not apply to the task",
                "--samples 3 | --samples does not apply to the task",
                "--hidden 64 | --hidden does not apply to the task",
                "--network mlp --width 64 | --width does not apply to the task",
                "--network mlp --heads 4 | --heads does not apply to the task",
                "--preset parity --feed-forward 64 | --feed-forward does not apply to the task",
                "--grokfast-alpha 0.9 | --grokfast-alpha does not apply where grokfast-lambda is off: leave it out (got 0.9).",
                "--lr-decay-until 9 | --lr-decay-until does not apply where lr-decay is none: leave it out (got 9).",
                "--decay-to 0.5 | --decay-to does not apply where decay-at is never: leave it out (got 0.5).",
                "--hold-from 500 | --hold-from does not apply where hold-norm is off: leave it out (got 500).",
                "--critical-norm 54.5 | --critical-norm does not apply where hold-norm is off: leave it out (got 54.5).",
                "--loss squared-error --softmax stable | --softmax does not apply to the loss squared-error: leave it out",
                "--network embedding-mlp --layer-norm none | --layer-norm does not apply to the task",
                "--task parity --network transformer | --network must be mlp",
            })
    void flagThatDoesNotApplyIsRefused(String args, String expected) {
        String line = refused(("run " + args).split(" "));
        assertTrue(line.startsWith(expected), line);
    }

    @Test
    void valueThatWasNotTypedIsSaidToBeADefault() {
        String line = refused("run", "--p", "5");
        assertTrue(line.startsWith("--batch must be"), line);
        assertTrue(line.contains("--batch was not given, and the preset paper has 512. Add --batch full."), line);
        String film = refused("render", "--preset", "fast", "--p", "23", "--out", "film.mp4");
        assertTrue(film.contains("the preset fast has 512. Add --batch full."), film);
    }

    @Test
    void emptyAndMultiLineValuesStayOnOneLine() {
        assertTrue(refused("run", "--p", "").startsWith("--p must be"));
        assertTrue(refused("run", "--p", "1\n2").startsWith("--p must be"));
        assertTrue(refused("run", "--task", "a\nb\r\nc").startsWith("--task must be"));
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
        assertTrue(option.startsWith("Unknown option '--learning-rate'. Options: --"), option);
        assertTrue(option.contains("--weight-decay, "), option);
        String place = refused("run", "97");
        assertTrue(place.startsWith("Unexpected argument '97'. Options: --"), place);
        String command = refused("train");
        assertTrue(command.startsWith("Unknown command 'train'. Commands: run, watch, presets"), command);
        assertTrue(refused().startsWith("A command is missing. Commands: run, watch, presets"));
        refused("presets", "--all");
        refused("--nonsense");
        refused("run", "@/etc/hostname");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --help", "run -h", "--help", "presets --help", "--version", "presets"})
    void helpIsNoError(String args) {
        Execution execution = harness.execute(args.split(" "));
        assertEquals(ExitCode.FINISHED, execution.code());
        assertEquals("", execution.err());
        assertFalse(execution.out().isBlank());
    }

    @Test
    void rejectedShareTextIsNotCalledADefault() {
        Execution execution = harness.execute("run", "--share", "grokscope:fast,lr=9999");
        assertEquals(ExitCode.BAD_USAGE, execution.code());
        assertTrue(execution.err().contains("--lr must be between"), execution.err());
        assertFalse(execution.err().contains("default"), execution.err());
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
                Network.WIDTH,
                Network.Transformer.HEADS,
                Network.Transformer.FEED_FORWARD,
                Network.OneHiddenLayer.HIDDEN,
                Optimization.LEARNING_RATE,
                Optimization.WEIGHT_DECAY,
                Schedule.SEED,
                Schedule.EVALUATION_CADENCE,
                Schedule.MAX_STEPS,
                RunCommand.THREADS)) {
            String ends = range.ends();
            assertTrue(flowing.contains(" " + ends), range.field() + " is allowed from " + ends);
        }
        assertTrue(flowing.contains("Allowed: never or 0 to 10,000,000 steps"), flowing);
        assertTrue(flowing.contains("Allowed: full or 1 to 16,384 examples"), flowing);
        String presets = harness.execute("presets").out();
        Arrays.stream(Preset.values()).forEach(preset -> assertTrue(presets.contains(preset.id() + " "), preset.id()));
        assertEquals("GrokScope 9.9", harness.execute("--version").out().strip());
        assertEquals("GrokScope 9.9", harness.execute("run", "--version").out().strip());
    }
}
