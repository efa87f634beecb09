package org.grokscope.ui.settings;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CriticalNorm;
import org.grokscope.sessions.FreeRuns;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;

/** Measures the critical norm of the settings on a run in which nothing is held, and fills it in. */
public final class NormMeasurement {

    private static final int DIGITS = 4;

    private final FreeRuns runs;
    private final SettingsPanel settings;
    private final BiConsumer<String, TrainingSession> list;
    private final Consumer<String> message;

    private NormMeasurement(
            SettingsPanel settings, FreeRuns runs, BiConsumer<String, TrainingSession> list, Consumer<String> message) {
        this.runs = runs;
        this.settings = settings;
        this.list = list;
        this.message = message;
    }

    /**
     * Lets the button in the settings measure.
     *
     * @param list receives a run that is trained for this, and what it is for
     * @param message receives what becomes of a measurement
     */
    public static void offer(
            SettingsPanel settings, FreeRuns runs, BiConsumer<String, TrainingSession> list, Consumer<String> message) {
        settings.setOnMeasure(new NormMeasurement(settings, runs, list, message)::start);
    }

    /** Measures it for the settings as they are now. */
    private void start() {
        free().ifPresent(free -> runs.measure(free, new Listening(free)));
    }

    /** The settings with nothing held, if they are valid. */
    private Optional<RunConfig> free() {
        return settings.problem().isEmpty()
                ? Optional.of(settings.draft().withHeldNorm(Optional.empty()))
                : Optional.empty();
    }

    private static String sentence(CriticalNorm norm) {
        return Texts.of(
                "critical-norm.measured",
                NumberFormat.setting(NumberFormat.significant(norm.norm(), DIGITS)),
                Long.toString(norm.run()),
                NumberFormat.count(norm.step()));
    }

    /** One measurement. */
    private final class Listening implements FreeRuns.Listener {

        private final RunConfig asked;

        Listening(RunConfig asked) {
            this.asked = asked;
        }

        @Override
        public void training(TrainingSession run) {
            list.accept(Texts.of("critical-norm.task"), run);
            message.accept(Texts.of("critical-norm.training"));
        }

        @Override
        public void measured(Optional<CriticalNorm> norm) {
            if (free().filter(asked::equals).isPresent()) {
                norm.ifPresent(it -> settings.setCriticalNorm(it.norm()));
            }
            // Last: another run that waits for its start clears what was said before.
            message.accept(norm.map(NormMeasurement::sentence).orElseGet(() -> Texts.of("critical-norm.none")));
        }

        @Override
        public void failed(String problem) {
            message.accept(problem);
        }
    }
}
