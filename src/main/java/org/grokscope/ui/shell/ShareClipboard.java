package org.grokscope.ui.shell;

import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.grokscope.run.config.ShareText;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.run.RunController;

/** Copies the settings as one line of text, and applies such a line. */
record ShareClipboard(RunController run, Consumer<String> message) {

    void copy() {
        run.validSettings().ifPresent(config -> {
            String line = ShareText.of(config);
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, line));
            message.accept(Texts.of("share.copied", ShareText.shown(config)));
        });
    }

    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || !ShareText.isOne(text)) {
            message.accept(Texts.of("share.none", ShareText.PREFIX));
            return;
        }
        try {
            run.load(ShareText.config(text));
        } catch (InvalidSettingException e) {
            message.accept(e.getMessage());
        }
    }
}
