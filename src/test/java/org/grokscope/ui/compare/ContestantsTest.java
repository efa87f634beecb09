package org.grokscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.VariedSetting;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.sessions.ComparedRun;
import org.junit.jupiter.api.Test;

class ContestantsTest {
    private static final RunConfig CONFIG = Preset.FAST.config();

    private static ComparedRun run(RunConfig config, RunEvent... events) {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 1, 0, 1, 0, 100));
        for (RunEvent event : events) {
            history.append(event);
        }
        return ComparedRun.of("run", new RunTimeline(config, history));
    }

    private static List<ColourRole> colours(List<RunConfig> configs) {
        return Contestants.styles(configs).stream().map(CurveStyle::role).toList();
    }

    @Test
    void oneSettingIsARampInTheOrderOfItsValues() {
        List<RunConfig> decays = new ArrayList<>(CompareRuns.decays(CONFIG));
        assertEquals(List.of(ColourRole.RANK_1, ColourRole.RANK_5, ColourRole.RANK_8), colours(decays));
        assertEquals(List.of(ColourRole.RANK_8, ColourRole.RANK_5, ColourRole.RANK_1), colours(decays.reversed()));
    }

    @Test
    void aRunThatDiffersInASecondSettingLeavesTheRamp() {
        List<RunConfig> configs = new ArrayList<>(CompareRuns.decays(CONFIG));
        configs.add(CONFIG.withOptimizer(Optimizer.SGD));
        List<CurveStyle> styles = Contestants.styles(configs);
        assertEquals(ColourRole.RANK_8, styles.get(2).role());
        assertEquals(ColourRole.SECOND_RUN, styles.get(3).role());
        assertEquals(Dash.DASHED, styles.get(3).dash());
    }

    @Test
    void seedsAndOptimizersHaveNoOrder() {
        assertEquals(ColourRole.runs(), colours(CompareRuns.seeds(CONFIG)));
        assertEquals(ColourRole.runs().subList(0, 2), colours(CompareRuns.duel(CONFIG)));
    }

    @Test
    void aRunThatWasChangedHasNoPlaceInTheOrder() {
        List<RunConfig> decays = CompareRuns.decays(CONFIG);
        Contestants same = Contestants.of(List.of(run(decays.get(0)), run(decays.get(1))));
        assertEquals(Optional.of(ConfigField.WEIGHT_DECAY), same.varied().map(VariedSetting::field));
        Contestants changed = Contestants.of(
                List.of(run(decays.get(0)), run(decays.get(1), new RunEvent.LearningRateChanged(0, 1e-3, 2e-3))));
        assertTrue(changed.varied().isEmpty());
        assertEquals(ColourRole.FIRST_RUN, changed.styles().getFirst().role());
    }

    @Test
    void namesSayOnlyWhatDiffers() {
        List<RunConfig> decays = CompareRuns.decays(CONFIG);
        assertEquals(
                List.of("λ 0.5", "λ 1", "λ 2"),
                Contestants.of(decays.stream().map(ContestantsTest::run).toList())
                        .names());
        assertEquals(
                List.of("run", "run (2)"),
                Contestants.of(List.of(run(CONFIG), run(CONFIG))).names());
    }

    @Test
    void newSeedsAreSeedsThatNoneHasHad() {
        CompareRuns compared = new CompareRuns(null);
        compared.choose(
                CompareRuns.seeds(CONFIG).stream().map(ContestantsTest::run).toList());
        List<Long> before = compared.restarted().stream().map(RunConfig::seed).toList();
        List<Long> after = compared.reseeded().stream().map(RunConfig::seed).toList();
        assertEquals(4, after.size());
        assertTrue(before.stream().noneMatch(after::contains), before + " and " + after);
    }
}
