package org.grokscope.experiments.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A node of a YAML text with its position. Values stay as typed: {@code ConfigFields} parses them, as it does the values of flags.
 *
 * @param file the file's name, for messages
 * @param name the node's name, for messages
 * @param node the node
 */
record SpecNode(String file, String name, Node node) {

    /** The limit on the length of a specification. */
    static final int MAX_LENGTH = 1 << 20;

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+([eE][+-]?[0-9]+)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9]+");

    /**
     * Parses a whole text of one document.
     *
     * @throws SweepException if it is not YAML
     */
    static SpecNode parse(String file, String text) throws SweepException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_LENGTH)
                .build();
        try {
            Node root = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
                    .getSingleNode()
                    .orElseThrow(
                            () -> new SweepException(file + " is empty. It must be a map with base, grid and seeds."));
            return new SpecNode(file, "the specification", root);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1))
                    .orElse("");
            throw new SweepException(file + line + ": not YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new SweepException(file + ": not YAML: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new SweepException(file + " is nested too deeply.", e);
        }
    }

    /** The entries of a map, in their order. */
    Map<String, SpecNode> entries() throws SweepException {
        if (!(node instanceof MappingNode map)) {
            throw invalid("must be a map of names and values");
        }
        Map<String, SpecNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            SpecNode key = new SpecNode(file, name, tuple.getKeyNode());
            String text = key.text();
            checkNoPartOfNumber(entries, key, tuple.getValueNode());
            if (entries.put(text, new SpecNode(file, text, tuple.getValueNode())) != null) {
                throw new SweepException(key.at() + text + " is defined twice. Define every name once.");
            }
        }
        return entries;
    }

    /** The items of a list. */
    List<SpecNode> items() throws SweepException {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw invalid("must be a list with at least one value");
        }
        List<SpecNode> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            SpecNode value = new SpecNode(file, name, item);
            if (!items.isEmpty()) {
                value.checkNoPartOfNumber(items.getLast());
            }
            items.add(value);
        }
        return items;
    }

    /** In {steps: 1,000} the comma ends the value, and 000 would be the next name. */
    private static void checkNoPartOfNumber(Map<String, SpecNode> before, SpecNode key, Node value)
            throws SweepException {
        boolean isNumber = DIGITS.matcher(key.text()).matches()
                && value instanceof ScalarNode none
                && none.getValue().isEmpty();
        if (isNumber && !before.isEmpty()) {
            SpecNode last = before.values().stream().toList().getLast();
            String number = last.text() + "," + key.text();
            List<String> readings =
                    last.range().map(range -> range.readings(number)).orElse(List.of());
            throw new SweepException(
                    key.at() + last.name + " must be written without a comma, which ends a value in {...}: write "
                            + (readings.isEmpty() ? last.text() + key.text() : String.join(" or ", readings)) + " (got "
                            + number + ").");
        }
    }

    /** In [0,5] the comma could be a decimal sign, and in [1,000] one of thousands. */
    private void checkNoPartOfNumber(SpecNode before) throws SweepException {
        boolean touch = before.node instanceof ScalarNode left
                && node instanceof ScalarNode right
                && WHOLE.matcher(left.getValue()).matches()
                && DIGITS.matcher(right.getValue()).matches()
                && left.getEndMark().isPresent()
                && right.getStartMark().isPresent()
                && right.getStartMark().get().getIndex()
                        == left.getEndMark().get().getIndex() + 1;
        if (!touch) {
            return;
        }
        String number = before.text() + "," + text();
        String one =
                String.join(" or ", range().map(range -> range.readings(number)).orElse(List.of()));
        if (!one.isEmpty()) {
            throw new SweepException(at() + name + " could mean " + one + ", or the two values " + before.text()
                    + " and " + text() + ": write " + one + ", or a space after the comma (got " + number + ").");
        }
    }

    /** Of the numbers that the node can be, or be a list of. */
    private Optional<Range> range() {
        return name.equals("seeds")
                ? Optional.of(Schedule.SEED)
                : ConfigField.named(name).filter(ConfigField::isNumber).map(ConfigField::range);
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** A single value as typed; a missing value is empty. */
    String text() throws SweepException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw invalid("must be a single value");
    }

    /**
     * A number as typed. A whole number with a leading zero is octal in YAML 1.1 and decimal in YAML 1.2, and it is what a list makes of a
     * decimal comma: [0,005] has two values.
     */
    String number() throws SweepException {
        String text = text();
        if (!LEADING_ZERO.matcher(text.strip()).matches()) {
            return text;
        }
        throw invalid("must not begin with a 0 that is not followed by a decimal point: write "
                + text.strip().replaceFirst("0+(?=[0-9])", "") + ", or 0.005 for a part of 1");
    }

    /** An exception about the value of this node. */
    SweepException invalid(String rule) {
        String value = switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode list -> list.getValue().isEmpty() ? "an empty list" : "a list";
            default -> "a map";
        };
        InvalidSettingException problem = new InvalidSettingException(name, value, rule);
        return new SweepException(at() + problem.messageFor(name), problem);
    }

    /** File and line, as the start of a message. */
    String at() {
        return file
                + node.getStartMark()
                        .map(Mark::getLine)
                        .map(line -> ", line " + (line + 1))
                        .orElse("") + ": ";
    }
}
