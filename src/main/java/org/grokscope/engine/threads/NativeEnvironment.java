package org.grokscope.engine.threads;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables as native libraries read them. {@link System#getenv} is a copy made when the JVM started; what
 * is set here is visible to libraries, but not to Java.
 */
@SuppressWarnings("restricted") // C's environment
final class NativeEnvironment {

    private final String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    private final boolean windows = system.contains("windows");
    private final boolean linux = system.contains("linux");
    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library =
            windows ? SymbolLookup.libraryLookup("ucrtbase", Arena.global()) : linker.defaultLookup();

    /**
     * Sets variables of this process, whether they were set before or not.
     *
     * <p>Under Linux another thread may be reading the environment meanwhile, as the window's library does, and C's setenv frees the
     * array that it reads: the process then ends. So a complete new array replaces the old one, which stays as it is.
     */
    void set(Map<String, String> variables) {
        if (linux) {
            library.find("environ").ifPresent(environment -> replace(environment, variables));
        }
        variables.forEach((name, value) -> {
            if (!get(name).equals(Optional.of(value))) {
                set(name, value);
            }
        });
    }

    /** Lets C's variable {@code environ} point to a new array, whose end is a null pointer. */
    private static void replace(MemorySegment environ, Map<String, String> variables) {
        MemorySegment variable = environ.reinterpret(ValueLayout.ADDRESS.byteSize());
        MemorySegment old = variable.get(ValueLayout.ADDRESS, 0).reinterpret(Long.MAX_VALUE);
        List<MemorySegment> entries = new ArrayList<>();
        for (long i = 0; !old.getAtIndex(ValueLayout.ADDRESS, i).equals(MemorySegment.NULL); i++) {
            MemorySegment entry = old.getAtIndex(ValueLayout.ADDRESS, i);
            String text = entry.reinterpret(Long.MAX_VALUE).getString(0);
            if (variables.keySet().stream().noneMatch(name -> text.startsWith(name + "="))) {
                entries.add(entry);
            }
        }
        variables.forEach((name, value) -> entries.add(Arena.global().allocateFrom(name + "=" + value)));
        MemorySegment array = Arena.global().allocate(ValueLayout.ADDRESS, entries.size() + 1L);
        for (int i = 0; i < entries.size(); i++) {
            array.setAtIndex(ValueLayout.ADDRESS, i, entries.get(i));
        }
        ValueLayout.ADDRESS.varHandle().setRelease(variable, 0L, array);
    }

    private void set(String name, String value) {
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
