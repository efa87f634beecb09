package org.grokscope.sessions;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;

/**
 * The critical norm W_c of a setting, measured: the norm of what is decayed, at T_grok of a run with the same settings in which nothing is held (arXiv
 * 2606.13753).
 *
 * @param norm W_c, a norm and not its square
 * @param run the number of that run in the library
 * @param step its T_grok
 */
public record CriticalNorm(double norm, long run, long step) {

    /** A run that was trained for longer groks at the same step. */
    private static final Set<ConfigField> ENDS = EnumSet.of(ConfigField.STEPS, ConfigField.STOP_AFTER_GROK);

    /**
     * Measures W_c on the newest run of a library that has these settings and grokked without a change.
     *
     * @param free settings in which nothing is held
     * @return empty if there is no such run, or none with a checkpoint at T_grok
     */
    public static Optional<CriticalNorm> find(Library library, RunConfig free, LearnerFactory learners)
            throws IOException {
        for (StoredRun run : library.runs().runs()) {
            if (run.grokkingStep().isPresent()
                    && run.events().isEmpty()
                    && ENDS.containsAll(ConfigFields.differences(List.of(free, run.config())))) {
                Optional<CriticalNorm> measured = of(library, run, learners);
                if (measured.isPresent()) {
                    return measured;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<CriticalNorm> of(Library library, StoredRun run, LearnerFactory learners)
            throws IOException {
        long step = run.grokkingStep().orElseThrow();
        Optional<Checkpoint> grokked = library.checkpoints(run.id()).stream()
                .filter(checkpoint -> checkpoint.step() == step
                        && checkpoint.misfit(run.config()).isEmpty())
                .findFirst();
        if (grokked.isEmpty()) {
            return Optional.empty();
        }
        try (Learner learner = learners.create(run.config())) {
            learner.restore(grokked.get().snapshot());
            return Optional.of(new CriticalNorm(Math.sqrt(learner.decayedNorm()), run.id(), step));
        }
    }
}
