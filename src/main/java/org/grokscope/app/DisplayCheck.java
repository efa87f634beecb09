package org.grokscope.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks whether a window can be opened, and explains why not, where JavaFX would print a stack trace. Only Linux can lack what a window
 * needs; JavaFX's headless platform needs nothing.
 */
@SuppressWarnings("restricted") // calls the system's libraries
final class DisplayCheck {

    private static final String ALTERNATIVE = " The command line needs no display: try 'run --help'.";

    static final String X11 = "libX11.so.6";
    private static final String GTK = "libgtk-3.so.0";
    private static final List<String> GTK_FOLDERS =
            List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");

    static final Path SOCKETS = Path.of("/proc/net/unix");
    /** The flag of a socket that accepts connections. */
    private static final String ACCEPTS = "00010000";

    private static final Pattern LOCAL_DISPLAY = Pattern.compile(":(\\d+)(\\.\\d+)?");

    private DisplayCheck() {}

    /** Whether the window is one of an X server, as all are under Linux, and not on JavaFX's headless platform. */
    static boolean isOnX() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && !"Headless".equals(System.getProperty("glass.platform"));
    }

    /** Why no window can be opened, and the remedy; empty if one can. */
    static Optional<String> problem() {
        if (!isOnX()) {
            return Optional.empty();
        }
        String display = System.getenv("DISPLAY");
        if (display == null || display.isBlank()) {
            return cannotOpen("there is no display (DISPLAY is not set). Start it in a desktop session, or with "
                    + "'xvfb-run' on a server.");
        }
        return isCertainlyAvailable(display) ? Optional.empty() : problem(display);
    }

    /** Why no window can be opened, if that was found out by trying to open one. */
    static String problem(UnsupportedOperationException ofJavaFx) {
        return problem()
                .or(() -> cannotOpen("JavaFX says: " + ofJavaFx.getMessage() + "."))
                .orElseThrow();
    }

    private static Optional<String> problem(String display) {
        try (Arena arena = Arena.ofConfined()) {
            Optional<SymbolLookup> x11 = library(X11, arena);
            if (x11.isEmpty()) {
                return cannotOpen("the library " + X11 + " is not installed. Install it (Debian and Ubuntu: apt-get "
                        + "install libx11-6; Fedora: dnf install libX11).");
            }
            if (!canConnect(display, x11.get(), arena)) {
                return cannotOpen("the display " + display + " does not answer. Check DISPLAY and that this user may "
                        + "use it.");
            }
            return library(GTK, arena).isPresent()
                    ? Optional.empty()
                    : cannotOpen("GTK 3 (" + GTK + ") is not installed. Install it (Debian and Ubuntu: apt-get install "
                            + "libgtk-3-0; Fedora: dnf install gtk3).");
        } catch (IllegalStateException e) {
            return cannotOpen("the display " + display + " cannot be checked: " + e.getCause() + ".");
        }
    }

    private static Optional<String> cannotOpen(String reason) {
        return Optional.of("GrokScope cannot open its window: " + reason + ALTERNATIVE);
    }

    private static Optional<SymbolLookup> library(String name, Arena arena) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, arena));
        } catch (IllegalArgumentException notFound) {
            return Optional.empty();
        }
    }

    /**
     * The usual case, checked without the system's libraries, whose calls would take a tenth of a second at the start: a server of this user
     * listens on this machine, and GTK is in one of its usual folders.
     */
    private static boolean isCertainlyAvailable(String display) {
        Matcher local = LOCAL_DISPLAY.matcher(display);
        if (!local.matches() || GTK_FOLDERS.stream().noneMatch(folder -> Files.exists(Path.of(folder, GTK)))) {
            return false;
        }
        Path socket = Path.of("/tmp/.X11-unix/X" + local.group(1));
        try (Stream<String> sockets = Files.lines(SOCKETS)) {
            return isListening(sockets, socket.toString())
                    && Files.getOwner(socket).getName().equals(System.getProperty("user.name"));
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    /**
     * Whether the system's list of sockets says that a process accepts connections at a path. To try it would take longer: the first socket
     * that Java opens starts its network and security services.
     *
     * @param sockets the lines of /proc/net/unix: address, references, protocol, flags, type, state, inode, path
     */
    static boolean isListening(Stream<String> sockets, String path) {
        return sockets.map(line -> line.strip().split("\\s+"))
                .anyMatch(fields -> fields.length == 8 && fields[3].equals(ACCEPTS) && fields[7].equals(path));
    }

    /**
     * Connects to the X server.
     *
     * @throws IllegalStateException if the call itself fails; its cause says why
     */
    private static boolean canConnect(String display, SymbolLookup x11, Arena arena) {
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
        } catch (Throwable e) { // what method handles declare
            throw new IllegalStateException(e);
        }
    }
}
