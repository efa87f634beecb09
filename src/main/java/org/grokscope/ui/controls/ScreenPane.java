package org.grokscope.ui.controls;

import java.util.List;
import javafx.scene.layout.BorderPane;
import org.grokscope.plot.fx.Plot;

/** One of the screens that the window switches between. */
public abstract class ScreenPane extends BorderPane {

    /** Called whenever the window switches to this screen. */
    public void opened() {}

    /** Called several times a second while this screen is visible. */
    public void refresh() {}

    /** The visible plots, from top to bottom. */
    public List<Plot> visiblePlots() {
        return List.of();
    }

    /** Stops whatever this screen started and waits for it. */
    public void close() {}
}
