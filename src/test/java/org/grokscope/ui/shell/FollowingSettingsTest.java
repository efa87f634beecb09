package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.task.Operation;
import org.junit.jupiter.api.Test;

/** What changes without the user's hand says so, and comes back with what it followed. */
class FollowingSettingsTest extends OpenWindow {

    private static final String NETWORK = "Set to MLP: “Sparse parity of bits” requires it.";
    private static final String DROPPED = "“Switch to SGD” is no longer planned: the run begins with SGD.";
    private static final String PARITY = "Sparse parity of bits";

    @Test
    void parityTakesItsNetworkAndGivesTheOtherBack() {
        Network before = window.draft().network();
        assertFalse(window.shows(NETWORK));
        window.choose("Task", PARITY);
        assertInstanceOf(Network.Mlp.class, window.draft().network());
        assertTrue(window.shows(NETWORK));
        window.choose("Task", Operation.ADD.label());
        assertEquals(before, window.draft().network());
        assertFalse(window.shows(NETWORK));
    }

    @Test
    void aNetworkThatTheUserChoosesStays() {
        window.choose("Task", PARITY);
        window.click(window.segment("Transformer"));
        assertFalse(window.shows(NETWORK));
        window.click(window.segment("MLP"));
        window.choose("Task", Operation.ADD.label());
        assertInstanceOf(Network.Mlp.class, window.draft().network());
    }

    @Test
    void everyKindOfNetworkKeepsItsOwnSettings() {
        Network before = window.draft().network();
        window.click(window.segment("Embedding MLP"));
        assertEquals(Network.EmbeddingMlp.DEFAULT, window.draft().network());
        window.click(window.segment("h²"));
        window.click(window.segment("MLP"));
        assertEquals(Network.Mlp.DEFAULT, window.draft().network());
        window.click(window.segment("Embedding MLP"));
        assertEquals(
                new Network.EmbeddingMlp(128, 256, Activation.SQUARE),
                window.draft().network());
        window.click(window.segment("Transformer"));
        assertEquals(before, window.draft().network());
    }

    @Test
    void aPlannedSwitchToTheOwnOptimizerIsDroppedAloudAndComesBack() {
        window.choose("Planned", "Switch to SGD");
        window.click(window.segment("SGD"));
        assertEquals(new Intervention.None(), window.draft().intervention());
        assertTrue(window.shows(DROPPED));
        window.click(window.segment("AdamW"));
        assertEquals(
                new Intervention.SwitchOptimizer(Optimizer.SGD), window.draft().intervention());
        assertFalse(window.shows(DROPPED));
    }

    @Test
    void theSpeedOfTheStoryIsTheOneThatTheSliderShows() {
        assertTrue(window.shows("max"));
        window.press(KeyCode.G);
        assertTrue(window.shows("≤ 90/s"));
        window.press(KeyCode.G);
        assertTrue(window.shows("max"));
    }
}
