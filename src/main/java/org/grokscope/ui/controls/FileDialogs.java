package org.grokscope.ui.controls;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's dialogs for files. */
public record FileDialogs(Supplier<Window> owner) implements FilePicker {

    @Override
    public Optional<Path> save(String name, String... endings) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        for (String ending : endings) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending, "*." + ending));
        }
        return Optional.ofNullable(chooser.showSaveDialog(owner.get()))
                .map(File::toPath)
                .map(path -> withEnding(path, endings, chooser.getSelectedExtensionFilter()));
    }

    /** Some platforms leave the extension to the program. */
    private static Path withEnding(Path path, String[] endings, FileChooser.ExtensionFilter chosen) {
        boolean ended = Stream.of(endings).anyMatch(ending -> path.toString().endsWith("." + ending));
        String ending = chosen == null ? endings[0] : chosen.getDescription();
        return ended ? path : path.resolveSibling(path.getFileName() + "." + ending);
    }

    @Override
    public Optional<Path> open(String kind, String... endings) {
        FileChooser chooser = new FileChooser();
        String[] patterns = Stream.of(endings).map(ending -> "*." + ending).toArray(String[]::new);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, patterns));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }
}
