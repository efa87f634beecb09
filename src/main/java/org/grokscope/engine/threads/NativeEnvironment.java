package org.grokscope.engine.threads;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * The environment variables as native libraries read them. {@link System#getenv} is a copy made when the JVM started; what
 * is set here is visible to libraries, but not to Java.
 */
@SuppressWarnings("restricted") // calls C's setenv and getenv
final class NativeEnvironment {

    private final boolean windows =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library =
            windows ? SymbolLookup.libraryLookup("ucrtbase", Arena.global()) : linker.defaultLookup();

    /** Sets a variable of this process, whether it was set before or not. */
    void set(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment nativeName = arena.allocateFrom(name);
            MemorySegment nativeValue = arena.allocateFrom(value);
            int status = windows
                    ? (int) function("_putenv_s", descriptor(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                            .invokeExact(nativeName, nativeValue)
                    : (int) function(
                                    "setenv",
                                    descriptor(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                            .invokeExact(nativeName, nativeValue, 1);
            if (status != 0) {
                throw new IllegalStateException("status " + status);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("cannot set " + name, e);
        }
    }

    /** The current value of a variable, if it is set. */
    Optional<String> get(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value =
                    (MemorySegment) function("getenv", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                            .invokeExact(arena.allocateFrom(name));
            return value.equals(MemorySegment.NULL)
                    ? Optional.empty()
                    : Optional.of(value.reinterpret(Long.MAX_VALUE).getString(0));
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }

    private MethodHandle function(String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(library.find(name).orElseThrow(), descriptor);
    }

    private static FunctionDescriptor descriptor(ValueLayout... arguments) {
        return FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments);
    }
}
