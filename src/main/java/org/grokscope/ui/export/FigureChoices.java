package org.grokscope.ui.export;

import java.util.Map;
import org.grokscope.figures.FigureFile;
import org.grokscope.figures.FigureSpec;
import org.grokscope.ui.preferences.Preferences;

/** What was chosen last for figures: it is what the next one, and a copy without asking, has. */
public final class FigureChoices {

    private static final String COLOURS = "figure.colours";
    private static final String CAPTION = "figure.caption";
    private static final String FORMAT = "figure.format";

    private final Preferences memory;

    public FigureChoices(Preferences memory) {
        this.memory = memory;
    }

    /** A suggested figure in the colours that were chosen last, with or without caption. */
    FigureSpec applied(FigureSpec suggested) {
        return new FigureSpec(
                suggested.width(),
                suggested.panels(),
                memory.get(COLOURS, FigureSpec.Colours.class, suggested.colours()),
                memory.get(CAPTION).map(Boolean::parseBoolean).orElse(suggested.captioned()),
                suggested.from(),
                suggested.to());
    }

    /** The kind of file that was chosen last; at first PDF. */
    FigureFile format() {
        return memory.get(FORMAT, FigureFile.class, FigureFile.PDF);
    }

    void keep(FigureSpec chosen, FigureFile format) {
        Map<String, String> choices = Map.of(
                COLOURS, chosen.colours().name(),
                CAPTION, Boolean.toString(chosen.captioned()),
                FORMAT, format.name());
        memory.put(choices, _ -> {});
    }
}
