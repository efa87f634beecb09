package org.grokscope.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a column of a log can be. */
public enum Role {
    STEP(
            "step",
            List.of(
                    "step",
                    "global_step",
                    "steps",
                    "iteration",
                    "iter",
                    "update",
                    "trainer_global_step",
                    "t",
                    "epoch")),
    TRAIN_ACCURACY("train-acc", forms(Sets.TRAIN, Sets.ACCURACY, "accuracy", "acc")),
    TEST_ACCURACY("test-acc", forms(Sets.TEST, Sets.ACCURACY)),
    TRAIN_LOSS("train-loss", forms(Sets.TRAIN, Sets.LOSS, "loss")),
    TEST_LOSS("test-loss", forms(Sets.TEST, Sets.LOSS)),
    /** ‖θ‖. */
    NORM("norm", norms("")),
    /** ‖θ‖². */
    SQUARED_NORM("squared-norm", norms("_sq", "_squared", "_sqr", "_2", "2")),
    ANGLE("angle", List.of("angle", "angle_deg", "angle_degrees", "alpha")),
    SECONDS(
            "seconds",
            List.of("seconds", "elapsed", "elapsed_seconds", "time_elapsed", "runtime", "timestamp", "wall_time"));

    private static final class Sets {
        static final List<String> TRAIN = List.of("train", "training", "tr");
        static final List<String> TEST = List.of("test", "val", "valid", "validation", "eval", "heldout", "te");
        static final List<String> ACCURACY = List.of("accuracy", "acc", "acc1", "top1");
        static final List<String> LOSS = List.of("loss", "nll", "cross_entropy", "ce");
    }

    private final String id;
    private final List<String> names;

    Role(String id, List<String> names) {
        this.id = id;
        this.names = names;
    }

    /** Its name in the flag --columns. */
    public String id() {
        return id;
    }

    /** The usual names of such a column, the likeliest first, as {@link #plain} makes them. */
    List<String> names() {
        return names;
    }

    /** Names of columns that have a number for each batch, which count only if there is no other. */
    List<String> batchNames() {
        return names.stream().map(name -> name + "_step").toList();
    }

    private static List<String> forms(List<String> sets, List<String> words, String... alone) {
        List<String> names = new ArrayList<>();
        for (String set : sets) {
            for (String word : words) {
                names.add(set + "_" + word);
                names.add(word + "_" + set);
                names.add(set + "_" + word + "_epoch");
                names.add(set + "_epoch_" + word);
                names.add(word + "_" + set + "_epoch");
            }
        }
        names.addAll(List.of(alone));
        return names;
    }

    private static List<String> norms(String... ends) {
        List<String> names = new ArrayList<>();
        for (String end : ends) {
            for (String name : List.of(
                    "weight_norm",
                    "weights_norm",
                    "param_norm",
                    "params_norm",
                    "parameter_norm",
                    "theta_norm",
                    "w_norm",
                    "l2_norm",
                    "norm",
                    "l2")) {
                names.add(name + end);
            }
        }
        if (ends.length > 1) {
            names.addAll(List.of(
                    "squared_norm",
                    "squared_norm_total",
                    "norm_squared",
                    "squared_weight_norm",
                    "sum_of_squares",
                    "v"));
        }
        return names;
    }

    /** Whether a column of this name can have a role without being asked. */
    static boolean isUsual(String name) {
        String plain = plain(name);
        for (Role role : values()) {
            if (role.names.contains(plain) || role.names.contains(plain.replaceFirst("_step$", ""))) {
                return true;
            }
        }
        return false;
    }

    /** A column's name without case, signs and camel case: "val/Acc" is "val_acc". */
    static String plain(String name) {
        return name.strip()
                .replaceFirst("^.* - ", "") // Weights & Biases puts the name of the run in front
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replace("²", "_squared")
                .replace("^2", "_squared")
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
    }
}
