package org.grokscope.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grokscope.task.InvalidSettingException;

/** The numerical library that trains. */
public enum EngineChoice {
    /** MXNet where it is available, else PyTorch. */
    AUTO,
    /** MXNet: for x86-64 processors. */
    MXNET,
    /** PyTorch: for x86-64 and ARM processors. */
    PYTORCH;

    /**
     * The choice with that name.
     *
     * @throws InvalidSettingException if there is none
     */
    public static EngineChoice named(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.id().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException(
                        "engine",
                        text,
                        Arrays.stream(values()).map(EngineChoice::id).collect(Collectors.joining(", "))));
    }

    /** The name on the command line. */
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
