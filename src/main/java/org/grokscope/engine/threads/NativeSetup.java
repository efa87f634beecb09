package org.grokscope.engine.threads;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Environment variables for MXNet and PyTorch. They must be set before the library loads, which reads them once.
 *
 * <ul>
 *   <li>OPENBLAS_CORETYPE (MXNet): the bundled OpenBLAS (0.3.7) knows processors up to 2019 by name. It takes newer ones
 *       for old ones and multiplies matrices with SSE, two to four times slower. With AVX2 and FMA, its kernels for Haswell, which
 *       need just these, are chosen; otherwise its own detection applies. The products here go through oneDNN, which selects its
 *       kernels itself, unless MXNet was built without it.
 *   <li>OMP_NUM_THREADS: one thread inside a matrix product. A step is shared among GrokScope's own threads, which
 *       also compute what is not a matrix product, and synchronize less often than the library's would, at every product.
 *       A number that the user has set is the total, for all runs: GrokScope's threads first, and the library's with what remains.
 *   <li>OMP_WAIT_POLICY: if there are more threads, they sleep while they wait for each other. Spinning is slightly
 *       faster on an idle machine, and up to ten times slower as soon as another process needs a core.
 *   <li>MXNET_ENGINE_TYPE (MXNet): memory is read and written by address between operators. That requires an operator
 *       to be complete when its call returns, as in the naive engine; with MXNet's other engines the results would silently
 *       be wrong. So this variable is always set; for the others the user's value takes precedence.
 * </ul>
 */
public final class NativeSetup {

    private static final Logger LOG = LoggerFactory.getLogger(NativeSetup.class);

    private static final String CORE_TYPE = "OPENBLAS_CORETYPE";
    private static final String THREADS = "OMP_NUM_THREADS";
    private static final String WAITING = "OMP_WAIT_POLICY";
    private static final String ENGINE_TYPE = "MXNET_ENGINE_TYPE";
    /** OpenMP takes a list here, one number for each level of nesting; only the first level exists here. */
    private static final Pattern THREAD_COUNT = Pattern.compile("\\s*([1-9]\\d{0,3})\\s*(,.*)?");

    private static final String BY_USER = "set by the user";

    /**
     * A variable as the library will read it.
     *
     * @param value null if it is not set
     * @param reason why it has this value, in a few words
     */
    record Variable(String name, String value, String reason) {

        @Override
        public String toString() {
            return (value == null ? name + " not set" : name + "=" + value) + " (" + reason + ")";
        }
    }

    /**
     * A whole set-up.
     *
     * @param library the library's name
     * @param variables the variables as the library will read them
     * @param libraryThreads how many threads the library uses inside a matrix product
     * @param learnerThreads how many threads of its own a learner should use
     */
    public record Choice(String library, List<Variable> variables, int libraryThreads, int learnerThreads) {

        /** How many threads compute at the same time. */
        int threads() {
            return libraryThreads * learnerThreads;
        }

        @Override
        public String toString() {
            return library + " set-up: "
                    + Stream.concat(
                                    variables.stream().map(Variable::toString),
                                    Stream.of("threads of a learner: " + learnerThreads))
                            .collect(Collectors.joining(", "));
        }
    }

    /**
     * Prepares this process for MXNet.
     *
     * @param threads how many threads may compute at the same time
     */
    public Choice prepareMxNet(int threads) {
        return apply(forMxNet(VectorUnits.here(), System.getenv(), threads));
    }

    /**
     * Prepares this process for PyTorch.
     *
     * @param threads how many threads may compute at the same time
     */
    public Choice preparePyTorch(int threads) {
        Choice choice = apply(forPyTorch(System.getenv(), threads));
        // PyTorch has a setting of its own, whose default is the number of cores.
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(choice.libraryThreads()));
        return choice;
    }

    private static Choice apply(Choice choice) {
        // No downloads and no telemetry.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Map<String, String> changes = choice.variables().stream()
                .filter(variable ->
                        variable.value() != null && !variable.value().equals(System.getenv(variable.name())))
                .collect(Collectors.toMap(Variable::name, Variable::value));
        new NativeEnvironment().set(changes);
        LOG.info("{}", choice);
        return choice;
    }

    /**
     * Decides for MXNet; changes nothing.
     *
     * @param units what the processor can do
     * @param environment the variables that the user set
     * @param threads how many threads may compute at the same time
     */
    static Choice forMxNet(VectorUnits units, Map<String, String> environment, int threads) {
        Variable coreType =
                offered(environment, CORE_TYPE, units == VectorUnits.AVX2_AND_FMA ? "Haswell" : null, units.words());
        Variable engineType = new Variable(ENGINE_TYPE, "NaiveEngine", "always");
        return choice("MXNet", Stream.of(coreType, engineType), environment, threads);
    }

    /**
     * Decides for PyTorch, which finds its kernels itself; changes nothing.
     *
     * @param environment the variables that the user set
     * @param threads how many threads may compute at the same time
     */
    static Choice forPyTorch(Map<String, String> environment, int threads) {
        return choice("PyTorch", Stream.empty(), environment, threads);
    }

    private static Choice choice(
            String library, Stream<Variable> itsOwn, Map<String, String> environment, int threads) {
        // OpenMP reads an invalid number as "all cores", which is never intended.
        Matcher count = THREAD_COUNT.matcher(environment.getOrDefault(THREADS, ""));
        boolean byUser = count.matches();
        int total = byUser ? Integer.parseInt(count.group(1)) : threads;
        int learnerThreads = Math.min(threads, total);
        // Each thread of a learner, and each run beside it, would have as many threads of the library.
        int libraryThreads = total / learnerThreads;
        Variable inLibrary = new Variable(
                THREADS,
                Integer.toString(libraryThreads),
                byUser ? "of " + total + " that the user set" : "a learner has threads of its own");
        Variable waiting = offered(environment, WAITING, "PASSIVE", "sleep while waiting");
        return new Choice(
                library, Stream.concat(itsOwn, Stream.of(inLibrary, waiting)).toList(), libraryThreads, learnerThreads);
    }

    private static Variable offered(Map<String, String> environment, String name, String value, String reason) {
        String byUser = environment.get(name);
        return byUser == null ? new Variable(name, value, reason) : new Variable(name, byUser, BY_USER);
    }
}
