package org.grokscope.cli.library;

import java.io.IOException;
import org.grokscope.cli.terminal.AppCommand;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import picocli.CommandLine.Mixin;

/** A command on the run library. */
abstract class LibraryCommand extends AppCommand {

    @Mixin
    LibraryOptions options;

    LibraryCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    public Integer call() throws IOException {
        try (Library library = options.open(version, access())) {
            return use(library);
        }
    }

    /** What the library is opened for. */
    abstract LibraryAccess access();

    /** Uses the open library; returns the exit code. */
    abstract int use(Library library) throws IOException;
}
