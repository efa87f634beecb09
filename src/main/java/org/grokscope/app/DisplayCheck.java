package org.grokscope.app;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a window can be opened here. JavaFX itself would answer with a stack trace; this answers with a sentence. Only
 * Linux can lack what is needed; and JavaFX's headless platform needs nothing.
 */
@SuppressWarnings("restricted") // asks the system's own libraries
final class DisplayCheck {

    private static final String INSTEAD = " The command line needs no display: try 'run --help'.";

    private static final String GTK = "libgtk-3.so.0";
    private static final List<String> GTK_FOLDERS =
            List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");

    private static final Pattern OWN_MACHINE = Pattern.compile(":(\\d+)(\\.\\d+)?");

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
        if (isSurelyFine(display)) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            if (!canOpen(display, arena)) {
                return Optional.of("GrokScope cannot open its window: the display " + display
                        + " does not answer. Check " + "DISPLAY and that this user may use it." + INSTEAD);
            }
            SymbolLookup.libraryLookup(GTK, arena);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    "GrokScope cannot open its window: GTK 3 is not installed. Install it (Debian and Ubuntu: "
                            + "apt-get install libgtk-3-0; Fedora: dnf install gtk3)." + INSTEAD);
        }
    }

    /**
     * The ordinary case, told without the system's libraries, for to call them costs a start a tenth of a second: a server of this
     * machine and this very user listens, and GTK lies where it usually does.
     */
    private static boolean isSurelyFine(String display) {
        Matcher local = OWN_MACHINE.matcher(display);
        if (!local.matches() || GTK_FOLDERS.stream().noneMatch(folder -> Files.exists(Path.of(folder, GTK)))) {
            return false;
        }
        Path socket = Path.of("/tmp/.X11-unix/X" + local.group(1));
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return Files.getOwner(socket).getName().equals(System.getProperty("user.name"));
        } catch (IOException _) {
            return false;
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
