package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;

/**
 * What the window opens on.
 *
 * @param content empty for the usual preset, or the run that was interrupted
 * @param start whether it trains at once
 * @param present whether it is a presentation on the whole screen
 */
public record Opening(Optional<Content> content, boolean start, boolean present) {

    /** What the window opens on if nothing is asked for. */
    public static final Opening USUAL = new Opening(Optional.empty(), false, false);

    /** What is shown. */
    public sealed interface Content {}

    /** A run that has not started. */
    public record Settings(RunConfig config) implements Content {}

    /** A run of the library, by its number. */
    public record Stored(long run) implements Content {}

    /** A bundle or a JSON file of a run. */
    public record InFile(Path file) implements Content {}

    /** Opens on the settings of a preset. */
    static Opening on(Preset preset) {
        return new Opening(Optional.of(new Settings(preset.config())), false, false);
    }

    /** The settings to begin with. */
    RunConfig config() {
        return content.orElse(null) instanceof Settings(RunConfig config) ? config : Preset.PAPER.config();
    }
}
