package org.grokscope.app;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;

/**
 * Measures the start: with the environment variable GROKSCOPE_STARTUP_LOG=1 the program prints when its window is shown, the engine loaded and
 * the first training step done, in milliseconds since the start of the Java runtime.
 */
final class StartupLog {

    private static final String VARIABLE = "GROKSCOPE_STARTUP_LOG";

    private final boolean wanted;

    StartupLog(Map<String, String> environment) {
        wanted = "1".equals(environment.get(VARIABLE));
    }

    /** Prints that something has just happened. */
    void say(String what) {
        if (wanted) {
            long now = System.currentTimeMillis();
            System.err.println(
                    what + ": " + (now - ManagementFactory.getRuntimeMXBean().getStartTime()) + " ms");
        }
    }

    /** The same learners; their first step is printed, if that is wanted. */
    LearnerFactory watching(LearnerFactory learners) {
        if (!wanted) {
            return learners;
        }
        AtomicBoolean stepped = new AtomicBoolean();
        AtomicBoolean loaded = new AtomicBoolean();
        return new LearnerFactory() {
            @Override
            public Learner create(RunConfig config) {
                Learner learner = learners.create(config);
                return (Learner) Proxy.newProxyInstance(
                        Learner.class.getClassLoader(), new Class<?>[] {Learner.class}, (_, method, arguments) -> {
                            Object result = call(learner, method, arguments);
                            if (method.getName().equals("step") && !stepped.getAndSet(true)) {
                                say("first training step");
                            }
                            return result;
                        });
            }

            @Override
            public Optional<Path> unpacksInto() {
                return learners.unpacksInto();
            }

            @Override
            public EngineInfo engine() {
                EngineInfo engine = learners.engine();
                if (!loaded.getAndSet(true)) {
                    say("engine loaded");
                }
                return engine;
            }
        };
    }

    private static Object call(Learner learner, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(learner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
