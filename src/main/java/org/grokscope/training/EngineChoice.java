package org.grokscope.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.grokscope.task.InvalidSettingException;

/** Which numerical library is to train. */
public enum EngineChoice {
    /** MXNet where it exists, else PyTorch. */
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

    /** The name of this choice on a command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The library that this choice means on a processor.
     *
     * @param architecture the processor's name in Java, as in the system property {@code os.arch}
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
