package org.grokscope.app;

import org.grokscope.engine.MxNetLearners;
import org.grokscope.ui.GrokScopeWindow;

/** The composition root: decides between window and command line and hands the engine to either. */
public final class Main {

    private Main() {}

    /** Starts the program. */
    public static void main(String[] args) {
        GrokScopeWindow.open(new MxNetLearners(1));
    }
}
