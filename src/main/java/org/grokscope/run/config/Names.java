package org.grokscope.run.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Operation;

/** The names that tasks, networks and what belongs to them have in files and on the command line. */
public final class Names {

    /** The name of sparse parity. */
    public static final String PARITY = "parity";
    /** The name of the transformer. */
    public static final String TRANSFORMER = "transformer";
    /** The name of the multilayer perceptron. */
    public static final String MLP = "mlp";

    private Names() {}

    /**
     * The operation of a modular task.
     *
     * @return nothing for parity, the one task without an operation
     * @throws InvalidSettingException if no task has that name
     */
    public static Optional<Operation> operation(String id) {
        return id.equals(PARITY)
                ? Optional.empty()
                : Optional.of(find("task", id, Operation.values(), Operation::id, tasks()));
    }

    /**
     * The optimizer of a name.
     *
     * @throws InvalidSettingException if there is none
     */
    public static Optimizer optimizer(String id) {
        return find("optimizer", id, Optimizer.values(), Optimizer::id);
    }

    /**
     * The intervention of a name.
     *
     * @throws InvalidSettingException if there is none
     */
    public static Intervention intervention(String id) {
        return find("intervene", id, Intervention.all().toArray(Intervention[]::new), Intervention::id);
    }

    /**
     * The activation function of a name.
     *
     * @throws InvalidSettingException if there is none
     */
    public static Activation activation(String id) {
        return find("activation", id, Activation.values(), Activation::id);
    }

    /**
     * The loss function of a name.
     *
     * @throws InvalidSettingException if there is none
     */
    public static LossFunction loss(String id) {
        return find("loss", id, LossFunction.values(), LossFunction::id);
    }

    /**
     * Whether the name is that of the transformer; otherwise it is that of the multilayer perceptron.
     *
     * @throws InvalidSettingException if it is neither
     */
    public static boolean isTransformer(String id) {
        return switch (id) {
            case TRANSFORMER -> true;
            case MLP -> false;
            default -> throw new InvalidSettingException("network", id, networks());
        };
    }

    /** All tasks, separated by commas. */
    public static String tasks() {
        return modularTasks() + ", " + PARITY;
    }

    /** All tasks but parity, separated by commas. */
    public static String modularTasks() {
        return Arrays.stream(Operation.values()).map(Operation::id).collect(Collectors.joining(", "));
    }

    /** All networks, separated by commas. */
    public static String networks() {
        return TRANSFORMER + ", " + MLP;
    }

    private static <T> T find(String field, String id, T[] values, Function<T, String> idOf) {
        return find(field, id, values, idOf, Stream.of(values).map(idOf).collect(Collectors.joining(", ")));
    }

    private static <T> T find(String field, String id, T[] values, Function<T, String> idOf, String allowed) {
        return Stream.of(values)
                .filter(value -> idOf.apply(value).equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException(field, id, allowed));
    }
}
