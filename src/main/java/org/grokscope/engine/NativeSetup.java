package org.grokscope.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * What must be set before MXNet's library loads.
 *
 * <p>The library reads C's environment, of which {@link System#getenv} is only a copy: the variables are set with C's own
 * {@code setenv}. What the user set wins, with one exception that is explained below.
 */
@SuppressWarnings("restricted") // native access is what this class is for
final class NativeSetup {

    private final MethodHandle setenv;
    private final boolean windows;

    NativeSetup() {
        windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        Linker linker = Linker.nativeLinker();
        SymbolLookup lookup = windows ? SymbolLookup.libraryLookup("ucrtbase", Arena.global()) : linker.defaultLookup();
        FunctionDescriptor descriptor = windows
                ? FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS)
                : FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        setenv = linker.downcallHandle(
                lookup.find(windows ? "_putenv_s" : "setenv").orElseThrow(), descriptor);
    }

    /**
     * Prepares the process.
     *
     * @param threads how many threads matrix products may use
     * @return how many they will use, which is the user's OMP_NUM_THREADS if that is set to a number
     */
    int prepare(int threads) {
        // Nothing is fetched and nothing is reported while the app runs.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        offer("OMP_NUM_THREADS", Integer.toString(threads));
        // Threads that spin while they wait for each other are a little faster on an idle machine, and up to ten times
        // slower as soon as anything else wants a core.
        offer("OMP_WAIT_POLICY", "PASSIVE");
        // Buffers are read and written by address between operators. That is only right if an operator has ended when
        // its call returns, as in the naive engine; with MXNet's other engines the numbers would silently be wrong. So
        // this one is set whatever the environment says.
        set("MXNET_ENGINE_TYPE", "NaiveEngine");
        String chosen = System.getenv("OMP_NUM_THREADS");
        return chosen != null && chosen.matches("[1-9]\\d{0,3}") ? Integer.parseInt(chosen) : threads;
    }

    private void offer(String name, String value) {
        if (System.getenv(name) == null) {
            set(name, value);
        }
    }

    private void set(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment nativeName = arena.allocateFrom(name);
            MemorySegment nativeValue = arena.allocateFrom(value);
            int status = windows
                    ? (int) setenv.invokeExact(nativeName, nativeValue)
                    : (int) setenv.invokeExact(nativeName, nativeValue, 1);
            if (status != 0) {
                throw new IllegalStateException("status " + status);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("cannot set " + name, e);
        }
    }
}
