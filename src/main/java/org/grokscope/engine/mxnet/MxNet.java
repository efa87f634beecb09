package org.grokscope.engine.mxnet;

import ai.djl.engine.Engine;
import ai.djl.mxnet.jna.LibUtils;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * MXNet's library as loaded by DJL, with direct access to the four functions of its C interface that a training step
 * needs. DJL's own calls convert every argument each time; here a call is prepared once and repeated.
 */
@SuppressWarnings("restricted") // this class is the native access
final class MxNet {

    private final Engine engine;
    private final MethodHandle imperativeInvoke;
    private final MethodHandle operatorHandle;
    private final MethodHandle arrayData;
    private final MethodHandle lastError;

    /**
     * Loads the library, after {@link NativeSetup#prepareMxNet}.
     *
     * @throws RuntimeException or an Error of the loader, if it cannot be loaded
     */
    MxNet() {
        engine = Engine.getEngine("MXNet");
        Linker linker = Linker.nativeLinker();
        // The library is loaded already: this finds the same one by its path.
        SymbolLookup library = SymbolLookup.libraryLookup(LibUtils.getLibName(), Arena.global());
        imperativeInvoke = linker.downcallHandle(
                library.find("MXImperativeInvoke").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS));
        FunctionDescriptor lookUp =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        operatorHandle = linker.downcallHandle(library.find("NNGetOpHandle").orElseThrow(), lookUp);
        arrayData = linker.downcallHandle(library.find("MXNDArrayGetData").orElseThrow(), lookUp);
        lastError = linker.downcallHandle(
                library.find("MXGetLastError").orElseThrow(), FunctionDescriptor.of(ValueLayout.ADDRESS));
    }

    String version() {
        return engine.getVersion();
    }

    NDManager newManager() {
        return engine.newBaseManager();
    }

    /** Creates one array, so that the library completes its initialization. */
    void warmUp() {
        try (NDManager manager = newManager()) {
            manager.zeros(new Shape(1));
        }
    }

    /** The address of an array's first element. */
    MemorySegment dataOf(MemorySegment array) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
            check((int) arrayData.invokeExact(array, result), "MXNDArrayGetData");
            return result.get(ValueLayout.ADDRESS, 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Prepares a call of an operator on fixed arrays.
     *
     * @param arena owns the prepared arguments
     * @param operator the operator's name in MXNet
     * @param inputs handles of its inputs, in order
     * @param outputs handles of the arrays that it writes its outputs to, in order
     * @param parameters its parameters as text
     */
    Call prepare(
            Arena arena,
            String operator,
            MemorySegment[] inputs,
            MemorySegment[] outputs,
            Map<String, String> parameters) {
        return new Call(arena, operator, inputs, outputs, parameters);
    }

    private MemorySegment operator(Arena arena, String name) {
        try {
            MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
            check((int) operatorHandle.invokeExact(arena.allocateFrom(name), result), name);
            return result.get(ValueLayout.ADDRESS, 0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(int status, String what) throws Throwable {
        if (status != 0) {
            MemorySegment text = (MemorySegment) lastError.invokeExact();
            String message = text.reinterpret(Long.MAX_VALUE).getString(0);
            throw new IllegalStateException(
                    what + ": " + message.lines().findFirst().orElse("unknown error"));
        }
    }

    /** One operator on fixed arrays, ready to be repeated. */
    final class Call {
        private final String name;
        private final MemorySegment operator;
        private final int inputCount;
        private final MemorySegment inputs;
        private final MemorySegment outputCount;
        private final MemorySegment outputs;
        private final int parameterCount;
        private final MemorySegment keys;
        private final MemorySegment values;

        private Call(
                Arena arena,
                String name,
                MemorySegment[] inputs,
                MemorySegment[] outputs,
                Map<String, String> parameters) {
            this.name = name;
            operator = operator(arena, name);
            inputCount = inputs.length;
            this.inputs = handles(arena, inputs);
            outputCount = arena.allocateFrom(ValueLayout.JAVA_INT, outputs.length);
            this.outputs = arena.allocateFrom(ValueLayout.ADDRESS, handles(arena, outputs));
            parameterCount = parameters.size();
            keys = arena.allocate(ValueLayout.ADDRESS, Math.max(1, parameterCount));
            values = arena.allocate(ValueLayout.ADDRESS, Math.max(1, parameterCount));
            int i = 0;
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                keys.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(parameter.getKey()));
                values.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(parameter.getValue()));
                i++;
            }
        }

        /**
         * Calls the operator; the outputs are complete when it returns.
         *
         * @throws IllegalStateException with MXNet's message if the operator fails
         */
        void run() {
            try {
                check(
                        (int) imperativeInvoke.invokeExact(
                                operator, inputCount, inputs, outputCount, outputs, parameterCount, keys, values),
                        name);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private static MemorySegment handles(Arena arena, MemorySegment[] arrays) {
            MemorySegment handles = arena.allocate(ValueLayout.ADDRESS, arrays.length);
            for (int i = 0; i < arrays.length; i++) {
                handles.setAtIndex(ValueLayout.ADDRESS, i, arrays[i]);
            }
            return handles;
        }
    }
}
