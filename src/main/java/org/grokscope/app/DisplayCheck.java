package org.grokscope.app;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a window can be opened here. JavaFX itself would answer with a stack trace; this answers with a sentence. Only
 * Linux can lack what is needed; and JavaFX's headless platform needs nothing.
 */
@SuppressWarnings("restricted") // asks the system's own libraries
final class DisplayCheck {

    private static final String INSTEAD = " The command line needs no display: try 'run --help'.";

    private DisplayCheck() {}

    /** Why no window can be opened, and what to do about it; empty if one can. */
    static Optional<String> problem() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || "Headless".equals(System.getProperty("glass.platform"))) {
            return Optional.empty();
        }
        String display = System.getenv("DISPLAY");
        if (display == null || display.isBlank()) {
            return Optional.of(
                    "GrokScope cannot open its window: there is no display (DISPLAY is not set). Start it in a "
                            + "desktop session, or with 'xvfb-run' on a server." + INSTEAD);
        }
        try (Arena arena = Arena.ofConfined()) {
            if (!canOpen(display, arena)) {
                return Optional.of("GrokScope cannot open its window: the display " + display
                        + " does not answer. Check " + "DISPLAY and that this user may use it." + INSTEAD);
            }
            SymbolLookup.libraryLookup("libgtk-3.so.0", arena);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    "GrokScope cannot open its window: GTK 3 is not installed. Install it (Debian and Ubuntu: "
                            + "apt-get install libgtk-3-0; Fedora: dnf install gtk3)." + INSTEAD);
        }
    }

    /**
     * Asks the X server.
     *
     * @throws IllegalArgumentException if there is no X11 library, which comes with GTK
     */
    private static boolean canOpen(String display, Arena arena) {
        SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
        Linker linker = Linker.nativeLinker();
        try {
            MemorySegment connection = (MemorySegment) linker.downcallHandle(
                            x11.find("XOpenDisplay").orElseThrow(),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(arena.allocateFrom(display));
            if (connection.equals(MemorySegment.NULL)) {
                return false;
            }
            int status = (int) linker.downcallHandle(
                            x11.find("XCloseDisplay").orElseThrow(),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(connection);
            return status == 0;
        } catch (Throwable e) {
            throw new IllegalArgumentException(e);
        }
    }
}
