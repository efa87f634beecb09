package org.grokscope.ui.controls;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    public Optional<TypedFile> save(String name, List<FileType> types) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        for (FileType type : types) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(type.label(), "*." + type.ending()));
        }
        return Optional.ofNullable(chooser.showSaveDialog(owner.get()))
                .map(File::toPath)
                .map(path -> typed(
                        path,
                        types,
                        Math.max(0, chooser.getExtensionFilters().indexOf(chooser.getSelectedExtensionFilter()))));
    }

    /** The extension that was typed decides, and the chosen type among those that share it. */
    static TypedFile typed(Path path, List<FileType> types, int chosen) {
        if (ends(path, types.get(chosen))) {
            return new TypedFile(path, chosen);
        }
        for (int type = 0; type < types.size(); type++) {
            if (ends(path, types.get(type))) {
                return new TypedFile(path, type);
            }
        }
        // Some platforms leave the extension to the program.
        String full = path.getFileName() + "." + types.get(chosen).ending();
        return new TypedFile(path.resolveSibling(full), chosen);
    }

    private static boolean ends(Path path, FileType type) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith("." + type.ending());
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
