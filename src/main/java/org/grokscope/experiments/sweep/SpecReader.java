package org.grokscope.experiments.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.InvalidSettingException;

/**
 * Turns the YAML of a specification into its runs: {@code cells} (one empty cell if there are none) times {@code grid}
 * times {@code seeds}, each on top of {@code base}.
 */
final class SpecReader {

    private static final String PRESET = "preset";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern RANGE = Pattern.compile("(.+)\\.\\.(.+)");
    private static final List<String> PARTS = List.of("name", "base", "grid", "cells", "seeds");

    private final SpecNode root;

    SpecReader(SpecNode root) {
        this.root = root;
    }

    SweepSpec read(String text) throws SweepException {
        Map<String, SpecNode> parts = root.entries();
        for (Map.Entry<String, SpecNode> part : parts.entrySet()) {
            if (!PARTS.contains(part.getKey())) {
                throw unknown(part.getKey(), part.getValue(), String.join(", ", PARTS));
            }
        }
        Map<String, SpecNode> base = fields(parts.get("base"));
        List<Map<String, SpecNode>> cells = cells(parts.get("cells"));
        Map<String, List<SpecNode>> grid = grid(parts.get("grid"), cells);
        List<Seed> seeds = seeds(parts.get("seeds"));
        long count = (long) cells.size() * seeds.size();
        for (List<SpecNode> values : grid.values()) {
            count = Math.min(Integer.MAX_VALUE, count * values.size());
        }
        if (count > SweepSpec.MAX_RUNS) {
            throw new SweepException(root.file() + " describes too many runs. At most 100,000 are allowed.");
        }
        return new SweepSpec(name(parts.get("name")), text, runs(base, product(cells, grid), seeds));
    }

    private String name(SpecNode given) throws SweepException {
        if (given == null) {
            String file = root.file().replaceFirst(".*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
            String name = file.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
            return NAME.matcher(name).matches() ? name : "sweep";
        }
        if (!NAME.matcher(given.text()).matches()) {
            throw given.invalid(
                    "must be up to 64 letters, digits, dots, dashes and underscores, starting with a letter or digit");
        }
        return given.text();
    }

    /** A map of fields with one value each. */
    private Map<String, SpecNode> fields(SpecNode given) throws SweepException {
        if (given == null) {
            return Map.of();
        }
        Map<String, SpecNode> fields = given.entries();
        for (Map.Entry<String, SpecNode> field : fields.entrySet()) {
            checkField(field.getKey(), field.getValue());
            field.getValue().text();
        }
        return fields;
    }

    private List<Map<String, SpecNode>> cells(SpecNode given) throws SweepException {
        if (given == null) {
            return List.of(Map.of());
        }
        List<Map<String, SpecNode>> cells = new ArrayList<>();
        for (SpecNode cell : given.items()) {
            cells.add(fields(cell));
        }
        return cells;
    }

    private Map<String, List<SpecNode>> grid(SpecNode given, List<Map<String, SpecNode>> cells) throws SweepException {
        Map<String, List<SpecNode>> grid = new LinkedHashMap<>();
        if (given == null) {
            return grid;
        }
        for (Map.Entry<String, SpecNode> axis : given.entries().entrySet()) {
            checkField(axis.getKey(), axis.getValue());
            if (cells.stream().anyMatch(cell -> cell.containsKey(axis.getKey()))) {
                throw new SweepException(
                        axis.getValue().at() + axis.getKey() + " is both in grid and in cells. Remove one of them.");
            }
            List<SpecNode> values = axis.getValue().items();
            for (SpecNode value : values) {
                value.text();
            }
            grid.put(axis.getKey(), values);
        }
        if (grid.isEmpty()) {
            throw given.invalid("must map at least one field to a list of values");
        }
        return grid;
    }

    private void checkField(String name, SpecNode value) throws SweepException {
        if (name.equals(ConfigField.SEED.id())) {
            throw new SweepException(value.at() + "seed is not allowed here. Use seeds, next to base and grid.");
        }
        if (!name.equals(PRESET) && ConfigField.named(name).isEmpty()) {
            String known = Arrays.stream(ConfigField.values())
                    .filter(field -> field != ConfigField.SEED)
                    .map(ConfigField::id)
                    .collect(Collectors.joining(", "));
            throw unknown(name, value, PRESET + ", " + known);
        }
    }

    private static SweepException unknown(String name, SpecNode value, String allowed) {
        String shown = name.length() <= 40 ? name : name.substring(0, 39) + "…";
        return new SweepException(value.at() + "Unknown field '" + shown + "'. Known fields: " + allowed + ".");
    }

    /** A seed and where it was given. */
    private record Seed(long value, SpecNode from) {}

    private List<Seed> seeds(SpecNode given) throws SweepException {
        String allowed = "a list of seeds or a range such as 42..51";
        if (given == null) {
            throw new SweepException(root.file() + ": seeds is missing. It must be " + allowed + ".");
        }
        List<Seed> seeds = new ArrayList<>();
        for (SpecNode item : given.isList() ? given.items() : List.of(given)) {
            Matcher range = RANGE.matcher(item.text());
            boolean isRange = range.matches();
            long first = seed(isRange ? range.group(1) : item.number(), item);
            long last = isRange ? seed(range.group(2), item) : first;
            if (last < first || last - first >= SweepSpec.MAX_RUNS) {
                throw item.invalid("must be " + allowed + ", with at most 100,000 seeds");
            }
            for (long seed = first; seed <= last; seed++) {
                seeds.add(new Seed(seed, item));
            }
        }
        return seeds;
    }

    private static long seed(String text, SpecNode item) throws SweepException {
        try {
            return (long) Schedule.SEED.parse(text);
        } catch (InvalidSettingException e) {
            boolean oneNumber = e.readings().isEmpty();
            throw item.invalid(oneNumber ? Schedule.SEED.rule() + " or a range such as 42..51" : e.rule());
        }
    }

    /** Every cell with every combination of the grid's values; the grid's last field changes fastest. */
    private static List<Map<String, SpecNode>> product(
            List<Map<String, SpecNode>> cells, Map<String, List<SpecNode>> grid) {
        List<Map<String, SpecNode>> product = cells;
        for (Map.Entry<String, List<SpecNode>> axis : grid.entrySet()) {
            List<Map<String, SpecNode>> finer = new ArrayList<>();
            for (Map<String, SpecNode> cell : product) {
                for (SpecNode value : axis.getValue()) {
                    Map<String, SpecNode> more = new LinkedHashMap<>(cell);
                    more.put(axis.getKey(), value);
                    finer.add(more);
                }
            }
            product = finer;
        }
        return product;
    }

    private List<PlannedRun> runs(Map<String, SpecNode> base, List<Map<String, SpecNode>> cells, List<Seed> seeds)
            throws SweepException {
        List<PlannedRun> runs = new ArrayList<>();
        Map<String, PlannedRun> known = new HashMap<>();
        for (int cell = 1; cell <= cells.size(); cell++) {
            Map<String, SpecNode> fields = new LinkedHashMap<>(base);
            fields.putAll(cells.get(cell - 1));
            RunConfig config = config(fields);
            for (Seed seed : seeds) {
                PlannedRun run = PlannedRun.of(cell, config.withSeed(seed.value()));
                PlannedRun same = known.put(run.key(), run);
                if (same != null) {
                    throw twice(run, same, cells.get(cell - 1), seed);
                }
                runs.add(run);
            }
        }
        return List.copyOf(runs);
    }

    private static SweepException twice(PlannedRun run, PlannedRun same, Map<String, SpecNode> cell, Seed seed)
            throws SweepException {
        StringBuilder settings = new StringBuilder();
        SpecNode where = seed.from();
        for (SpecNode field : cell.values()) {
            settings.append(field.name()).append(' ').append(field.text()).append(", ");
            // Within one cell it is the seed that is there twice, else a value.
            where = run.cell() == same.cell() ? where : field;
        }
        return new SweepException(where.at() + "The run with " + settings + "seed " + seed.value()
                + " is listed twice. List every run once.");
    }

    private RunConfig config(Map<String, SpecNode> fields) throws SweepException {
        Map<ConfigField, String> given = new EnumMap<>(ConfigField.class);
        for (Map.Entry<String, SpecNode> field : fields.entrySet()) {
            if (!field.getKey().equals(PRESET)) {
                ConfigField known = ConfigField.named(field.getKey()).orElseThrow();
                given.put(
                        known,
                        known.isNumber()
                                ? field.getValue().number()
                                : field.getValue().text());
            }
        }
        try {
            Preset preset = fields.containsKey(PRESET)
                    ? Preset.named(fields.get(PRESET).text().strip())
                    : Preset.PAPER;
            return ConfigFields.config(preset.config(), given);
        } catch (InvalidSettingException e) {
            String id = ConfigField.of(e).map(ConfigField::id).orElse(e.field());
            SpecNode culprit = fields.get(id);
            String message = e.messageFor(id);
            throw culprit == null
                    ? new SweepException(
                            root.file() + ": " + message + " " + id + " was not given, and the preset has " + e.value()
                                    + "."
                                    + e.remedy()
                                            .map(value -> " Add " + id + ": " + value + ".")
                                            .orElse(""),
                            e)
                    : new SweepException(culprit.at() + message, e);
        }
    }
}
