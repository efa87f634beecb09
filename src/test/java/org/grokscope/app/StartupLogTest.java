package org.grokscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;
import org.junit.jupiter.api.Test;

class StartupLogTest {

    private final List<String> called = new ArrayList<>();

    private final LearnerFactory learners = new LearnerFactory() {
        @Override
        public Learner create(RunConfig config) {
            return (Learner) Proxy.newProxyInstance(
                    Learner.class.getClassLoader(), new Class<?>[] {Learner.class}, (_, method, _) -> {
                        called.add(method.getName());
                        return method.getName().equals("step") ? 2.5 : null;
                    });
        }

        @Override
        public EngineInfo engine() {
            return new EngineInfo("none", "0", 1);
        }
    };

    @Test
    void leavesTheLearnersAloneIfNobodyAsked() {
        assertSame(learners, new StartupLog(Map.of()).watching(learners));
    }

    @Test
    void whatItWatchesComputesAsBefore() {
        LearnerFactory watched = new StartupLog(Map.of("GROKSCOPE_STARTUP_LOG", "1")).watching(learners);
        assertNotSame(learners, watched);
        assertEquals(learners.engine(), watched.engine());
        try (Learner learner = watched.create(Preset.FAST.config())) {
            assertEquals(2.5, learner.step());
            assertEquals(2.5, learner.step());
        }
        assertEquals(List.of("step", "step", "close"), called);
    }
}
