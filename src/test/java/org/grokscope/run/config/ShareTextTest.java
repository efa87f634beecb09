package org.grokscope.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grokscope.run.optimization.DecayChange;
import org.grokscope.run.optimization.GradientFilter;
import org.grokscope.run.optimization.Grokfast;
import org.grokscope.run.optimization.Moments;
import org.grokscope.run.optimization.OrthogonalGradient;
import org.grokscope.run.optimization.RateDecay;
import org.grokscope.run.optimization.RatePlan;
import org.grokscope.run.optimization.RateShape;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Table;
import org.junit.jupiter.api.Test;

class ShareTextTest {

    @Test
    void wordsAreWrittenAndTheNumbersOfVersion01ForThemAreRead() {
        RunConfig longer = Preset.FAST.config().withLength(3_000, Schedule.NEVER);
        RunConfig config = longer.withOptimization(new Optimization(Optimizer.ADAMW, 4e-3, 1, Optimization.FULL_BATCH));
        assertEquals("grokscope:fast,batch=full,stop-after-grok=never", ShareText.of(config));
        assertEquals(config, ShareText.config(ShareText.of(config)));
        assertEquals(config, ShareText.config("grokscope:fast,batch=0,stop-after-grok=-1"));
    }

    @Test
    void everyPresetAndWhatIsMadeOfItComesBack() {
        for (Preset preset : Preset.values()) {
            RunConfig config = preset.config();
            for (RunConfig each : List.of(
                    config,
                    config.withSeed(7),
                    config.withRates(1.3e-5, 0),
                    config.withRates(0.1, 10).withSeed(0),
                    config.withIntervention(new Intervention.CutDecay()),
                    config.longer(17))) {
                String line = ShareText.of(each);
                assertEquals(each, ShareText.config("  " + line + "\n"), line);
                assertTrue(line.matches("[\\w:,=.+-]+"), "nothing that a shell would change: " + line);
            }
        }
    }

    @Test
    void aPresetIsItsName() {
        assertEquals("grokscope:paper", ShareText.of(Preset.PAPER.config()));
        assertEquals(
                "grokscope:paper,lr=0.002,seed=7",
                ShareText.of(Preset.PAPER.config().withRates(2e-3, 1).withSeed(7)));
    }

    @Test
    void whatHasComeLaterIsInItOnlyWhereItIsUsed() {
        RunConfig held = ShareText.config("grokscope:paper,hold-norm=1.15,critical-norm=54.5,temperature=1.67,"
                + "softmax=stable,decay-scope=weights,grok-threshold=0.9,operand-embeddings=separate,layer-norm=none");
        assertEquals(Optional.of(new HeldNorm(1.15, 500, 54.5)), held.schedule().heldNorm());
        assertEquals(held, ShareText.config(ShareText.of(held)));
        assertEquals("grokscope:paper", ShareText.of(ShareText.config("grokscope:paper,temperature=1")));
        RunConfig filtered = ShareText.config("grokscope:paper,optimizer=lion,beta1=0.8,beta2=0.9,epsilon=1e-6,"
                + "orthogonal-gradient=on,grokfast-lambda=2");
        assertEquals(new Moments(0.8, 0.9, 1e-6), filtered.optimization().moments());
        assertEquals(
                new GradientFilter(OrthogonalGradient.ON, Optional.of(new Grokfast(0.98, 2))),
                filtered.optimization().filter());
        assertEquals(filtered, ShareText.config(ShareText.of(filtered)));
        RunConfig planned = ShareText.config("grokscope:fast,warmup=50,lr-decay=cosine,lr-decay-until=2000,"
                + "lr-final-fraction=0.1,decay-at=500,decay-to=0.5,softmax=stablemax");
        assertEquals(
                new RatePlan(
                        50,
                        Optional.of(new RateDecay(RateShape.COSINE, 2_000, 0.1)),
                        Optional.of(new DecayChange(500, 0.5))),
                planned.optimization().plan());
        assertEquals(planned, ShareText.config(ShareText.of(planned)));
        assertEquals(
                "grokscope:paper",
                ShareText.of(
                        ShareText.config("grokscope:paper,beta1=0.9,beta2=usual,epsilon=1e-8,grokfast-lambda=off")));
    }

    @Test
    void sizesThatAPresetHasToo() {
        RunConfig config = Preset.FAST.config().withNetwork(new Network.EmbeddingMlp(64, 256, Activation.GELU));
        assertEquals(
                "grokscope:fast,network=embedding-mlp,width=64,hidden=256,activation=gelu,loss=cross-entropy",
                ShareText.of(config));
        assertEquals(config, ShareText.config(ShareText.of(config)));
        // What version 0.1 wrote.
        assertEquals(
                new Network.Mlp(64),
                ShareText.config("grokscope:fast,network=mlp,hidden=64,activation=relu,loss=cross-entropy")
                        .network());
    }

    @Test
    void otherTasksAndNetworksComeBack() {
        RunConfig base = Preset.PAPER.config();
        for (Network network : List.of(
                new Network.Mlp(64),
                Network.EmbeddingMlp.DEFAULT,
                // As wide as the network of a preset.
                new Network.EmbeddingMlp(64, 16, Activation.RELU),
                new Network.Mlp(8, Activation.SQUARE),
                new Network.Transformer(32, 2, 64))) {
            RunConfig config = new RunConfig(
                    new ModularTask(Operation.SUM_OF_SQUARES, 53),
                    0.3,
                    network,
                    Objective.of(LossFunction.SQUARED_ERROR),
                    new Optimization(Optimizer.SGD_MOMENTUM, 0.01, 0.5, Optimization.FULL_BATCH),
                    new Schedule(999_999_999, 10, 500, Schedule.NEVER));
            assertEquals(config, ShareText.config(ShareText.of(config)));
        }
        assertFalse(ShareText.isOne("paper"));
        assertThrows(InvalidSettingException.class, () -> ShareText.config(base.toString()));
    }

    @Test
    void aTableTravelsWhole() {
        Table table = Table.ofLines("klein.csv", "e,a,b,c\na,e,c,b\nb,c,e,a\nc,b,a,e");
        RunConfig config = ConfigFields.config(
                Preset.PAPER.config(), Map.of(ConfigField.TASK, table.id(), ConfigField.BATCH, "full"));
        String text = ShareText.of(config);
        assertTrue(text.matches("[A-Za-z0-9:,=.%+_-]+"), text);
        assertEquals(config, ShareText.config(text));
        assertEquals("grokscope:paper,task=table:klein:4:…,batch=full", ShareText.shown(config));
        InvalidSettingException problem =
                assertThrows(InvalidSettingException.class, () -> ShareText.config(ShareText.shown(config)));
        assertTrue(problem.getMessage().startsWith("Task must be a whole table"), problem.getMessage());
    }

    @Test
    void aFormulaTravelsWithoutSignsOfTheShell() {
        RunConfig config =
                ConfigFields.config(Preset.PAPER.config(), Map.of(ConfigField.TASK, "(a*a + a*b^2 - p) mod p"));
        String text = ShareText.of(config);
        assertTrue(text.matches("[A-Za-z0-9:,=.%+-]+"), text);
        assertEquals(config, ShareText.config(text));
    }
}
