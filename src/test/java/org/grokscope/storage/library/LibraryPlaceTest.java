package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;

class LibraryPlaceTest {

    private static final Path HOME = Path.of("home");

    @Test
    void followsTheConventionsOfEachSystem() {
        assertEquals(Path.of("home/.local/share/grokscope"), LibraryPlace.folder("Linux", HOME, Map.of()));
        assertEquals(Path.of("data/grokscope"), LibraryPlace.folder("Linux", HOME, Map.of("XDG_DATA_HOME", "data")));
        assertEquals(
                Path.of("home/Library/Application Support/grokscope"),
                LibraryPlace.folder("Mac OS X", HOME, Map.of("XDG_DATA_HOME", "data")));
        assertEquals(Path.of("home/AppData/Local/grokscope"), LibraryPlace.folder("Windows 11", HOME, Map.of()));
        assertEquals(
                Path.of("local/grokscope"), LibraryPlace.folder("Windows 11", HOME, Map.of("LOCALAPPDATA", "local")));
    }

    @Test
    void commandLineAndVariableNameAnotherFile() {
        assertEquals(Path.of("runs.db").toAbsolutePath(), LibraryPlace.file(Optional.of("runs.db")));
        for (String wrong : new String[] {"", " ", "a\0b"}) {
            assertThrows(InvalidSettingException.class, () -> LibraryPlace.file(Optional.of(wrong)));
        }
    }
}
