package org.grokscope.training;

import java.util.List;
import java.util.Locale;
import org.grokscope.task.Named;

/** The numerical library that trains. */
public enum EngineChoice implements Named {
    /** MXNet where it is available, else PyTorch. */
    AUTO,
    /** MXNet: for x86-64 processors. */
    MXNET,
    /** PyTorch: for x86-64 and ARM processors. */
    PYTORCH;

    /**
     * The choice with that name.
     *
     * @throws org.grokscope.task.InvalidSettingException if there is none
     */
    public static EngineChoice named(String text) {
        return Named.find("engine", text.strip(), List.of(values()));
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Resolves {@link #AUTO} for a processor.
     *
     * @param architecture as in the system property {@code os.arch}
     */
    public EngineChoice on(String architecture) {
        return switch (this) {
            case AUTO ->
                switch (architecture) {
                    case "amd64", "x86_64" -> MXNET;
                    default -> PYTORCH;
                };
            case MXNET, PYTORCH -> this;
        };
    }
}
