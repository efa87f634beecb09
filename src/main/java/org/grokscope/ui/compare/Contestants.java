package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.run.RunState;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.VariedSetting;
import org.grokscope.sessions.ComparedRun;

/**
 * The compared runs with what tells them apart.
 *
 * @param runs in the order in which they were chosen
 * @param names one each
 * @param styles one each
 * @param varied the one setting in which they differ, if it is a number and none was changed on the way
 */
record Contestants(
        List<ComparedRun> runs, List<String> names, List<CurveStyle> styles, Optional<VariedSetting> varied) {

    static final Contestants NONE = new Contestants(List.of(), List.of(), List.of(), Optional.empty());

    /** Copies the lists. */
    Contestants {
        runs = List.copyOf(runs);
        names = List.copyOf(names);
        styles = List.copyOf(styles);
    }

    static Contestants of(List<ComparedRun> runs) {
        List<RunState> states = runs.stream().map(ComparedRun::state).toList();
        List<RunConfig> configs = states.stream().map(RunState::config).toList();
        boolean steady = states.stream().allMatch(Contestants::isSteady);
        Optional<VariedSetting> varied = steady ? VariedSetting.of(configs) : Optional.empty();
        return new Contestants(
                runs,
                CompareNames.of(runs.stream().map(ComparedRun::label).toList(), states),
                steady ? styles(configs) : unordered(configs.size()),
                varied);
    }

    /** Whether only what its settings plan has been changed on the way. */
    private static boolean isSteady(RunState run) {
        return run.changes().isEmpty() || !run.config().intervention().equals(new Intervention.None());
    }

    /** A ramp in the order of the one setting that differs; those that differ in a second one leave it. */
    static List<CurveStyle> styles(List<RunConfig> configs) {
        return VariedSetting.of(configs)
                .map(setting -> ramp(setting, configs.size()))
                .or(() -> twoFactors(configs))
                .orElseGet(() -> unordered(configs.size()));
    }

    private static List<CurveStyle> unordered(int count) {
        return IntStream.range(0, count).mapToObj(CurveStyle::run).toList();
    }

    private static List<CurveStyle> ramp(VariedSetting setting, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CurveStyle.ranked(i, setting.rank(i), setting.ranks()))
                .toList();
    }

    /** A ramp for those that have the most frequent value of a setting; one run may have another value. */
    private static Optional<List<CurveStyle>> twoFactors(List<RunConfig> configs) {
        for (ConfigField field : ConfigFields.differences(configs)) {
            Map<String, List<Integer>> byValue = IntStream.range(0, configs.size())
                    .boxed()
                    .collect(Collectors.groupingBy(
                            i -> field.text(configs.get(i)).orElse("")));
            List<Integer> most = byValue.values().stream()
                    .max(Comparator.comparingInt(List::size))
                    .orElse(List.of());
            Optional<VariedSetting> setting =
                    VariedSetting.of(most.stream().map(configs::get).toList());
            if (most.size() >= 2 && most.size() == configs.size() - 1 && setting.isPresent()) {
                List<CurveStyle> styles = new ArrayList<>(Collections.nCopies(configs.size(), null));
                for (int i = 0; i < configs.size(); i++) {
                    int place = most.indexOf(i);
                    styles.set(
                            i,
                            place < 0
                                    ? CurveStyle.second(i)
                                    : CurveStyle.ranked(
                                            i,
                                            setting.get().rank(place),
                                            setting.get().ranks()));
                }
                return Optional.of(styles);
            }
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    List<RunState> states() {
        return runs.stream().map(ComparedRun::state).toList();
    }

    /** How far each has come: while these are equal, nothing new is to be drawn. Of the states that are drawn, since the runs go on meanwhile. */
    static List<Object> progress(List<RunState> states) {
        List<Object> progress = new ArrayList<>();
        for (RunState state : states) {
            progress.add(state.rows());
            progress.add(state.history().events().size());
            progress.add(state.forecast());
        }
        return progress;
    }
}
