package org.grokscope.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set before MXNet loads, by processor and by what the user set. */
@SuppressWarnings("restricted") // reads C's variables
class NativeChoiceTest {

    private static Optional<String> value(NativeSetup.Choice choice, String name) {
        return choice.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .map(NativeSetup.Variable::value);
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, 2, true, AVX2_AND_FMA",
        "amd64, 3, true, AVX2_AND_FMA",
        "x86_64, 2, true, AVX2_AND_FMA",
        "amd64, 2, false, OLDER",
        "amd64, 1, true, OLDER",
        "amd64, 0, false, OLDER",
        "aarch64, 2, true, UNKNOWN",
        "x86, 2, true, UNKNOWN",
        "amd64, '', true, UNKNOWN",
        "amd64, -1, true, UNKNOWN",
        "'', 2, true, UNKNOWN",
    })
    void processorIsJudgedByWhatTheJvmUses(String architecture, String avx, String fma, VectorUnits expected) {
        assertEquals(expected, VectorUnits.of(architecture, avx, fma));
    }

    @Test
    void thisMachinesProcessorIsLookedAt() {
        boolean x86 = System.getProperty("os.arch").matches("amd64|x86_64");
        boolean hotSpot = System.getProperty("java.vm.name").matches(".*(HotSpot|OpenJDK).*");
        assertEquals(x86 && hotSpot, VectorUnits.here() != VectorUnits.UNKNOWN);
    }

    @Test
    void kernelsAreChosenOnlyWhereTheProcessorIsKnownToHaveWhatTheyNeed() {
        for (VectorUnits units : VectorUnits.values()) {
            Optional<String> expected = units == VectorUnits.AVX2_AND_FMA ? Optional.of("Haswell") : Optional.empty();
            assertEquals(expected, value(NativeSetup.forMxNet(units, Map.of(), 1), "OPENBLAS_CORETYPE"), units::name);
        }
    }

    @Test
    void aLearnerHasTheThreadsAndTheLibraryOne() {
        NativeSetup.Choice choice = NativeSetup.forMxNet(VectorUnits.OLDER, Map.of(), 6);
        assertEquals(Optional.of("1"), value(choice, "OMP_NUM_THREADS"));
        assertEquals(Optional.of("PASSIVE"), value(choice, "OMP_WAIT_POLICY"));
        assertEquals(1, choice.libraryThreads());
        assertEquals(6, choice.learnerThreads());
        assertEquals(6, choice.threads());
    }

    @ParameterizedTest
    @CsvSource({
        // the user's number, threads asked for; learner's, library's
        "1, 6, 1, 1",
        "' 3 ', 6, 3, 1",
        "'4,2', 6, 4, 1",
        "16, 16, 16, 1",
        "16, 64, 16, 1",
        "8, 1, 1, 8",
        "8, 3, 3, 2",
    })
    void theUsersNumberOfThreadsIsTheTotal(String byUser, int threads, int learner, int library) {
        NativeSetup.Choice choice = NativeSetup.forMxNet(VectorUnits.OLDER, Map.of("OMP_NUM_THREADS", byUser), threads);
        assertEquals(Optional.of(Integer.toString(library)), value(choice, "OMP_NUM_THREADS"));
        assertEquals(library, choice.libraryThreads());
        assertEquals(learner, choice.learnerThreads());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 16, 64})
    void onManyCoresTheLibraryHasOneThread(int cores) {
        NativeSetup.Choice choice = NativeSetup.forMxNet(VectorUnits.AVX2_AND_FMA, Map.of(), cores);
        assertEquals(1, choice.libraryThreads());
        assertEquals(cores, choice.learnerThreads());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "many", "99999", "2x"})
    void aNumberOfThreadsThatIsNoneCountsAsNotSet(String byUser) {
        NativeSetup.Choice choice = NativeSetup.forMxNet(VectorUnits.OLDER, Map.of("OMP_NUM_THREADS", byUser), 6);
        assertEquals(Optional.of("1"), value(choice, "OMP_NUM_THREADS"));
        assertEquals(6, choice.threads());
    }

    @Test
    void whatTheUserSetWinsExceptWhereNumbersWouldBeWrong() {
        Map<String, String> byUser = Map.of(
                "OPENBLAS_CORETYPE", "Zen",
                "OMP_WAIT_POLICY", "ACTIVE",
                "MXNET_ENGINE_TYPE", "ThreadedEngine");
        NativeSetup.Choice choice = NativeSetup.forMxNet(VectorUnits.AVX2_AND_FMA, byUser, 1);
        assertEquals(Optional.of("Zen"), value(choice, "OPENBLAS_CORETYPE"));
        assertEquals(Optional.of("ACTIVE"), value(choice, "OMP_WAIT_POLICY"));
        assertEquals(Optional.of("NaiveEngine"), value(choice, "MXNET_ENGINE_TYPE"));
    }

    @Test
    void pyTorchGetsThreadsByTheSameRulesAndNothingOfMxNets() {
        assertEquals(
                "PyTorch set-up: OMP_NUM_THREADS=1 (a learner has threads of its own), "
                        + "OMP_WAIT_POLICY=PASSIVE (sleep while waiting), threads of a learner: 6",
                NativeSetup.forPyTorch(Map.of(), 6).toString());
        NativeSetup.Choice byUser = NativeSetup.forPyTorch(Map.of("OMP_NUM_THREADS", "2"), 6);
        assertEquals(1, byUser.libraryThreads());
        assertEquals(2, byUser.learnerThreads());
    }

    @Test
    void theLogLineSaysWhatWasChosenAndWhy() {
        assertEquals(
                "MXNet set-up: OPENBLAS_CORETYPE=Haswell (AVX2 and FMA found), MXNET_ENGINE_TYPE=NaiveEngine (always), "
                        + "OMP_NUM_THREADS=1 (of 2 that the user set), OMP_WAIT_POLICY=PASSIVE (sleep while waiting), "
                        + "threads of a learner: 2",
                NativeSetup.forMxNet(VectorUnits.AVX2_AND_FMA, Map.of("OMP_NUM_THREADS", "2"), 6)
                        .toString());
        String unknown = NativeSetup.forMxNet(VectorUnits.UNKNOWN, Map.of(), 6).toString();
        assertTrue(unknown.contains("OPENBLAS_CORETYPE not set (processor unknown)"), unknown);
    }

    @Test
    void whatIsSetReachesNativeCode() {
        NativeEnvironment environment = new NativeEnvironment();
        assertEquals(Optional.empty(), environment.get("GROKSCOPE_TEST"));
        environment.set(Map.of("GROKSCOPE_TEST", "θ"));
        assertEquals(Optional.of("θ"), environment.get("GROKSCOPE_TEST"));
        for (NativeSetup.Variable variable : new NativeSetup().prepareMxNet(1).variables()) {
            assertEquals(Optional.ofNullable(variable.value()), environment.get(variable.name()), variable.name());
        }
    }

    /** Another thread may be reading it: C's own setenv would extend it in place, or free it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theArrayOfVariablesIsReplacedAndLeftAsItWas() {
        NativeEnvironment environment = new NativeEnvironment();
        for (int i = 0; i < 20; i++) {
            MemorySegment before = environ();
            List<MemorySegment> entries = entries(before);
            environment.set(Map.of("GROKSCOPE_TEST_" + i, "x", "GROKSCOPE_TEST_LAST", "x" + i));
            assertEquals(entries, entries(before));
            assertNotEquals(before, environ());
            assertEquals(Optional.of("x" + i), environment.get("GROKSCOPE_TEST_LAST"));
        }
        assertEquals(Optional.of("x"), environment.get("GROKSCOPE_TEST_0"));
    }

    private static MemorySegment environ() {
        return Linker.nativeLinker()
                .defaultLookup()
                .find("environ")
                .orElseThrow()
                .reinterpret(ValueLayout.ADDRESS.byteSize())
                .get(ValueLayout.ADDRESS, 0);
    }

    private static List<MemorySegment> entries(MemorySegment array) {
        MemorySegment all = array.reinterpret(Long.MAX_VALUE);
        return LongStream.iterate(0, i -> i + 1)
                .mapToObj(i -> all.getAtIndex(ValueLayout.ADDRESS, i))
                .takeWhile(entry -> !entry.equals(MemorySegment.NULL))
                .toList();
    }
}
