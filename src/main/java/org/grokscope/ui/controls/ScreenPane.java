package org.grokscope.ui.controls;

import javafx.scene.layout.BorderPane;

/** One of the screens that the window switches between. */
public abstract class ScreenPane extends BorderPane {

    /** Called whenever the window switches to this screen. */
    public void opened() {}

    /** Called several times a second while this screen is visible. */
    public void refresh() {}

    /** Stops whatever this screen started and waits for it. */
    public void close() {}
}
