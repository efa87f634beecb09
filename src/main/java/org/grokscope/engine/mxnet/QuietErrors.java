package org.grokscope.engine.mxnet;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * Discards the process's standard error until closed. MXNet writes a line there when it starts, from C++ and
 * without a switch to turn it off; it would break a progress bar. Failures while MXNet loads are thrown
 * as exceptions and so are not lost. Does nothing under Windows.
 */
@SuppressWarnings("restricted") // calls C's dup and dup2
final class QuietErrors implements AutoCloseable {

    private static final int STANDARD_ERROR = 2;
    private static final int WRITE_ONLY = 1;
    private static final int NONE = -1;

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup lookup = linker.defaultLookup();
    private final int saved;

    QuietErrors() {
        saved = isWindows() ? NONE : redirect();
    }

    @Override
    public void close() {
        if (saved != NONE) {
            call("dup2", saved, STANDARD_ERROR);
            call("close", saved);
        }
    }

    private int redirect() {
        int copy = call("dup", STANDARD_ERROR);
        int nowhere = openNowhere();
        if (copy >= 0 && nowhere >= 0) {
            call("dup2", nowhere, STANDARD_ERROR);
        }
        if (nowhere >= 0) {
            call("close", nowhere);
        }
        return copy;
    }

    private int openNowhere() {
        FunctionDescriptor descriptor =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        MethodHandle open =
                linker.downcallHandle(lookup.find("open").orElseThrow(), descriptor, Linker.Option.firstVariadicArg(2));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom("/dev/null");
            return (int) open.invokeExact(path, WRITE_ONLY);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private int call(String function, int... arguments) {
        FunctionDescriptor descriptor = arguments.length == 1
                ? FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)
                : FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        MethodHandle handle = linker.downcallHandle(lookup.find(function).orElseThrow(), descriptor);
        try {
            return arguments.length == 1
                    ? (int) handle.invokeExact(arguments[0])
                    : (int) handle.invokeExact(arguments[0], arguments[1]);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    }
}
