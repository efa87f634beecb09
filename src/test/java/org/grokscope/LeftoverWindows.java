package org.grokscope;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves a window open, and closes it: otherwise tests of other classes fail, whose keys and clicks go to it. Applies
 * to all tests by itself (META-INF/services).
 */
public final class LeftoverWindows implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        List<String> left = close();
        if (!left.isEmpty()) {
            throw new AssertionError("left open by " + context.getDisplayName() + ": " + left);
        }
    }

    private static List<String> close() {
        CompletableFuture<List<String>> closed = new CompletableFuture<>();
        try {
            Platform.runLater(() -> closed.complete(closeAll()));
        } catch (IllegalStateException noToolkit) {
            return List.of();
        }
        return closed.join();
    }

    private static List<String> closeAll() {
        List<String> titles = new ArrayList<>();
        for (Window window : List.copyOf(Window.getWindows())) {
            titles.add(window instanceof Stage stage ? "window " + stage.getTitle() : window.toString());
            window.hide();
        }
        return titles;
    }
}
