package org.grokscope.run.config;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Named;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Range;

/**
 * What is declared of a field, behind {@link ConfigField}.
 *
 * @param id the name in flags, YAML, share texts and the library
 * @param key the name in JSON and in tables
 * @param symbol the short name: a Greek letter or the id
 * @param unit what a number counts; empty if nothing
 * @param range the range of a number; null for a choice
 * @param options the options of a choice; empty for a number
 * @param word what may stand in the place of a number; empty if nothing
 * @param meaning the number outside the range that stands for the word in a configuration and in files of version 0.1
 * @param help one sentence on what the field does
 * @param value reads a number, a {@link Named} option or its id from a configuration; null where the field does not apply
 */
record FieldDeclaration(
        String id,
        String key,
        String symbol,
        String unit,
        Range range,
        List<? extends Named> options,
        String word,
        double meaning,
        String help,
        Function<RunConfig, Object> value) {

    FieldDeclaration key(String newKey) {
        return new FieldDeclaration(id, newKey, symbol, unit, range, options, word, meaning, help, value);
    }

    FieldDeclaration symbol(String newSymbol) {
        return new FieldDeclaration(id, key, newSymbol, unit, range, options, word, meaning, help, value);
    }

    FieldDeclaration unit(String newUnit) {
        return new FieldDeclaration(id, key, symbol, newUnit, range, options, word, meaning, help, value);
    }

    FieldDeclaration word(String newWord, double newMeaning) {
        return new FieldDeclaration(id, key, symbol, unit, range, options, newWord, newMeaning, help, value);
    }

    static FieldDeclaration number(String id, Range range, String help, Function<RunConfig, Object> value) {
        return new FieldDeclaration(id, camelCase(id), id, "", range, List.of(), "", 0, help, value);
    }

    static FieldDeclaration choice(
            String id, List<? extends Named> options, String help, Function<RunConfig, Object> value) {
        return new FieldDeclaration(id, camelCase(id), id, "", null, options, "", 0, help, value);
    }

    private static String camelCase(String id) {
        return Pattern.compile("-(.)")
                .matcher(id)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    static Function<RunConfig, Object> modular(Function<ModularTask, Object> value) {
        return config -> config.task() instanceof ModularTask task ? value.apply(task) : null;
    }

    static Function<RunConfig, Object> parity(Function<ParityTask, Object> value) {
        return config -> config.task() instanceof ParityTask task ? value.apply(task) : null;
    }

    static Function<RunConfig, Object> transformer(Function<Network.Transformer, Object> value) {
        return config -> config.network() instanceof Network.Transformer network ? value.apply(network) : null;
    }

    static Function<RunConfig, Object> oneHiddenLayer(Function<Network.OneHiddenLayer, Object> value) {
        return config -> config.network() instanceof Network.OneHiddenLayer network ? value.apply(network) : null;
    }
}
