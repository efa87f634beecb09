package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.Preset;
import org.junit.jupiter.api.Test;

class StatusMessageTest {

    private final StatusMessage message = new StatusMessage();

    private String shown() {
        return message.textProperty().get();
    }

    @Test
    void saysWhereTheEngineIsUnpackedUntilItIsLoaded() {
        message.begin(Preset.FAST.config().withSeed(7));
        Path folder = Path.of("home", ".djl.ai", "mxnet");
        message.showUnpacking(folder);
        assertTrue(shown().contains(folder.toString()), shown());
        message.showEngine(new EngineInfo("MXNet", "1.9", 2));
        assertTrue(shown().startsWith("MXNet 1.9"), shown());
    }

    @Test
    void aMessageStaysWhenTheEngineIsUnpacked() {
        message.say("Copied.");
        message.showUnpacking(Path.of("home"));
        assertEquals("Copied.", shown());
    }
}
