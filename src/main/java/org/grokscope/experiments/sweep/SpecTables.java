package org.grokscope.experiments.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.grokscope.run.config.ConfigField;
import org.grokscope.storage.format.TableFile;
import org.grokscope.task.InvalidSettingException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Puts tables in the place of the files that a specification names as tasks: the folder of results has the specification, and must be
 * readable on another machine.
 */
final class SpecTables {

    private SpecTables() {}

    /**
     * The text of a specification with all tables in it, on the same lines.
     *
     * @param folder which relative names are in
     */
    static String inlined(SpecNode root, String text, Path folder) throws SweepException {
        NavigableMap<Integer, ScalarNode> files = new TreeMap<>();
        for (NodeTuple part : entries(root.node())) {
            for (Node settings : items(part.getValueNode())) {
                for (NodeTuple field : entries(settings)) {
                    if (field.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals(ConfigField.TASK.id())) {
                        items(field.getValueNode()).forEach(value -> collect(value, files));
                    }
                }
            }
        }
        StringBuilder whole = new StringBuilder(text);
        for (ScalarNode file : files.descendingMap().values()) {
            replace(whole, new SpecNode(root.file(), ConfigField.TASK.id(), file), file, folder);
        }
        if (whole.length() > SpecNode.MAX_LENGTH) {
            throw new SweepException(
                    root.file() + " has tables that make it larger than 1 MB, the limit for a specification.");
        }
        return whole.toString();
    }

    private static void collect(Node value, Map<Integer, ScalarNode> files) {
        if (value instanceof ScalarNode scalar && TableFile.isMeant(scalar.getValue())) {
            scalar.getStartMark().map(Mark::getIndex).ifPresent(start -> files.put(start, scalar));
        }
    }

    private static void replace(StringBuilder whole, SpecNode named, ScalarNode file, Path folder)
            throws SweepException {
        int start =
                whole.offsetByCodePoints(0, file.getStartMark().orElseThrow().getIndex());
        int end = whole.offsetByCodePoints(0, file.getEndMark().orElseThrow().getIndex());
        // The value may be in quotes or after an anchor.
        int at = whole.substring(start, end).lastIndexOf(file.getValue());
        if (at < 0) {
            throw named.invalid("must be the name of a file on one line, without escapes");
        }
        try {
            String table = TableFile.task(file.getValue(), folder);
            whole.replace(start + at, start + at + file.getValue().length(), table);
        } catch (InvalidSettingException e) {
            throw new SweepException(named.at() + e.messageFor(named.name()), e);
        }
    }

    private static List<NodeTuple> entries(Node node) {
        return node instanceof MappingNode map ? map.getValue() : List.of();
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }
}
