package org.grokscope.app;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Ends the process in order when the connection to the X server breaks: the server was stopped or killed, or the session has ended. GTK's own
 * handler ends the process at once, without its shutdown hooks: what was trained since the last write would be lost, and the run taken for
 * one that was interrupted.
 */
@SuppressWarnings("restricted") // calls the system's libraries
final class DisplayLoss {

    private static final FunctionDescriptor HANDLER = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

    private final Runnable end;
    private final MethodHandle exit;

    private DisplayLoss(Runnable end, MethodHandle exit) {
        this.end = end;
        this.exit = exit;
    }

    /**
     * Replaces GTK's handler, which must be installed already.
     *
     * @param end what to do before the process ends; is called on a thread that is in a call of Xlib, most often the JavaFX thread
     */
    static void handle(Runnable end) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup x11 = SymbolLookup.libraryLookup(DisplayCheck.X11, Arena.global());
        // void _exit(int status)
        MethodHandle exit = linker.downcallHandle(
                linker.defaultLookup().find("_exit").orElseThrow(), FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
        // XIOErrorHandler XSetIOErrorHandler(int (*handler)(Display *))
        MethodHandle setHandler = linker.downcallHandle(
                x11.find("XSetIOErrorHandler").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try {
            MethodHandle handler = MethodHandles.lookup()
                    .findVirtual(DisplayLoss.class, "lost", MethodType.methodType(int.class, MemorySegment.class))
                    .bindTo(new DisplayLoss(end, exit));
            MemorySegment _ =
                    (MemorySegment) setHandler.invokeExact(linker.upcallStub(handler, HANDLER, Arena.global()));
        } catch (Throwable e) { // what method handles declare
            throw new IllegalStateException("The X server cannot be watched", e);
        }
    }

    /**
     * Xlib's handler. Ends the process as GTK's does: an orderly exit would run the exit functions of GTK and Xlib, which wait for the display
     * that this thread holds.
     */
    @SuppressWarnings("unused") // called by Xlib, with the display
    private int lost(MemorySegment display) {
        try {
            end.run();
            exit.invokeExact(1);
        } catch (Throwable e) { // what method handles declare; the caller is no Java code
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
        return 0; // Xlib ends the process
    }
}
