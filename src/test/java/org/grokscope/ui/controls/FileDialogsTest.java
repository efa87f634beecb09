package org.grokscope.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.grokscope.ui.controls.FilePicker.FileType;
import org.grokscope.ui.controls.FilePicker.TypedFile;
import org.junit.jupiter.api.Test;

class FileDialogsTest {

    private static final List<FileType> TYPES =
            List.of(new FileType("film", "mp4"), new FileType("repeats", "gif"), new FileType("once", "gif"));

    private static TypedFile typed(String name, int chosen) {
        return FileDialogs.typed(Path.of("folder", name), TYPES, chosen);
    }

    @Test
    void theTypedExtensionDecidesAndTheListAmongThoseThatShareIt() {
        assertEquals(new TypedFile(Path.of("folder", "a.mp4"), 0), typed("a.mp4", 0));
        assertEquals(new TypedFile(Path.of("folder", "a.GIF"), 1), typed("a.GIF", 0));
        assertEquals(new TypedFile(Path.of("folder", "a.gif"), 2), typed("a.gif", 2));
        assertEquals(new TypedFile(Path.of("folder", "a.mp4"), 0), typed("a.mp4", 2));
    }

    @Test
    void withoutAKnownExtensionTheChosenTypeAddsItsOwn() {
        assertEquals(new TypedFile(Path.of("folder", "a.gif"), 2), typed("a", 2));
        assertEquals(new TypedFile(Path.of("folder", "a.avi.mp4"), 0), typed("a.avi", 0));
    }
}
