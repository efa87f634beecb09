package org.grokscope.run.config;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.grokscope.task.InvalidSettingException;
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
 * @param assumed the value, as text, where the field is missing; empty if it may not be
 * @param later whether files lack the field where it has the assumed value, as all files did before it existed
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
        String assumed,
        boolean later,
        String help,
        Function<RunConfig, Object> value) {

    FieldDeclaration key(String newKey) {
        return new FieldDeclaration(
                id, newKey, symbol, unit, range, options, word, meaning, assumed, later, help, value);
    }

    FieldDeclaration symbol(String newSymbol) {
        return new FieldDeclaration(
                id, key, newSymbol, unit, range, options, word, meaning, assumed, later, help, value);
    }

    FieldDeclaration unit(String newUnit) {
        return new FieldDeclaration(
                id, key, symbol, newUnit, range, options, word, meaning, assumed, later, help, value);
    }

    FieldDeclaration word(String newWord, double newMeaning) {
        return new FieldDeclaration(
                id, key, symbol, unit, range, options, newWord, newMeaning, assumed, later, help, value);
    }

    FieldDeclaration assumed(String text) {
        return new FieldDeclaration(id, key, symbol, unit, range, options, word, meaning, text, false, help, value);
    }

    FieldDeclaration later(String text) {
        return new FieldDeclaration(id, key, symbol, unit, range, options, word, meaning, text, true, help, value);
    }

    /** The key as words: "decay scope" for "decayScope". */
    String words() {
        return key.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    boolean isWord(String text) {
        return !word.isEmpty() && text.strip().equalsIgnoreCase(word);
    }

    /** The value as the library and the names of a sweep's files have it since version 0.1: with a number in the place of a word. */
    String stored(String text) {
        return text.equals(word) ? Range.plain(meaning) : text;
    }

    /** The value of {@link #stored}, or of a file of version 0.1, as text that {@link #parse} reads. */
    String restored(String text) {
        return !word.isEmpty() && text.equals(Range.plain(meaning)) ? word : text;
    }

    /** Parses a number or the word. */
    double parse(String text, String label) {
        if (isWord(text)) {
            return meaning;
        }
        try {
            return range.parse(text);
        } catch (InvalidSettingException e) {
            if (word.isEmpty() || e.range().isEmpty()) {
                throw e;
            }
            InvalidSettingException fuller = new InvalidSettingException(label, text, range.rule() + " or " + word);
            fuller.initCause(e);
            throw fuller;
        }
    }

    static FieldDeclaration number(String id, Range range, String help, Function<RunConfig, Object> value) {
        return new FieldDeclaration(id, camelCase(id), id, "", range, List.of(), "", 0, "", false, help, value);
    }

    static FieldDeclaration choice(
            String id, List<? extends Named> options, String help, Function<RunConfig, Object> value) {
        return new FieldDeclaration(id, camelCase(id), id, "", null, options, "", 0, "", false, help, value);
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

    static Function<RunConfig, Object> heldNorm(Function<HeldNorm, Object> value) {
        return config -> config.schedule().heldNorm().map(value).orElse(null);
    }

    static Function<RunConfig, Object> embedding(
            Function<Network.Transformer, Object> transformer, Function<Network.EmbeddingMlp, Object> mlp) {
        return config -> switch (config.network()) {
            case Network.Transformer network -> transformer.apply(network);
            case Network.EmbeddingMlp network -> mlp.apply(network);
            case Network.Mlp _ -> null;
        };
    }

    static Function<RunConfig, Object> oneHiddenLayer(Function<Network.OneHiddenLayer, Object> value) {
        return config -> config.network() instanceof Network.OneHiddenLayer network ? value.apply(network) : null;
    }
}
