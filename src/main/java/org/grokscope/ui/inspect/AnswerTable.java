package org.grokscope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.grokscope.inspect.Answers;
import org.grokscope.inspect.Examples;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.inspect.SymbolClasses;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.plot.print.PicturePanel;
import org.grokscope.task.Dataset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.PairTask;
import org.grokscope.task.ParityTask;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/**
 * The network's answers as a table of sums: the train set in the train curve's colour, the test set in the test curve's, strong where
 * it is right and pale where it is wrong.
 *
 * @param answers what it says
 */
record AnswerTable(Answers answers) implements CellPicture.Cells {

    private static final double WRONG = 0.12;
    private static final double RIGHT_TRAIN = 0.65;
    private static final double RIGHT_TEST = 1;

    private static final EmptyText NOTHING = PlotParts.empty("inspect.answers");

    static CellPicture of(Optional<NetworkSnapshot> look, String suffix) {
        String title = Texts.of("inspect.answers.title") + suffix;
        if (look.isEmpty()) {
            return CellPicture.empty(title, NOTHING);
        }
        Answers answers = look.get().answers();
        Examples examples = answers.examples();
        boolean sums = examples.task() instanceof PairTask;
        return new CellPicture(
                title,
                Texts.of("inspect.answers.legend"),
                examples.columns(),
                examples.rows(),
                new AnswerTable(answers),
                sums ? "a ↓   b →" + order(examples) : Texts.of("inspect.answers.strings"),
                true,
                List.of(
                        new CellPicture.Sample(ColourRole.TRAIN, RIGHT_TRAIN, Texts.of("inspect.answers.right.train")),
                        new CellPicture.Sample(ColourRole.TEST, RIGHT_TEST, Texts.of("inspect.answers.right.test")),
                        new CellPicture.Sample(ColourRole.TEST, WRONG, Texts.of("inspect.answers.wrong"))),
                NOTHING);
    }

    /** By what rows and columns are ordered, where that is not by numbers. */
    private static String order(Examples examples) {
        return switch (examples.classes().map(SymbolClasses::kind).orElse(SymbolClasses.Kind.SYMBOL)) {
            case CYCLE_TYPE -> "   " + Texts.of("inspect.answers.order.permutations");
            case CONJUGACY -> "   " + Texts.of("inspect.answers.order.classes");
            case SYMBOL -> "";
        };
    }

    /** The table between axes, for a figure. */
    static PicturePanel panel(NetworkSnapshot look, CellPicture table) {
        Examples examples = look.answers().examples();
        boolean sums = examples.task() instanceof PairTask;
        boolean numbers = examples.task() instanceof ModularTask;
        return new PicturePanel(
                "",
                new PicturePanel.Axis(
                        sums ? "Operand b" + order(examples) : "", numbers ? examples.firstColumn() : Double.NaN),
                new PicturePanel.Axis(sums ? "Operand a" : "", numbers ? 0 : Double.NaN),
                table);
    }

    @Override
    public ColourRole role(int column, int row) {
        OptionalInt example = answers.examples().at(column, row);
        return example.isPresent() && answers.examples().trains(example.getAsInt())
                ? ColourRole.TRAIN
                : ColourRole.TEST;
    }

    @Override
    public double strength(int column, int row) {
        OptionalInt example = answers.examples().at(column, row);
        if (example.isEmpty()) {
            return 0;
        }
        if (!answers.isRight(example.getAsInt())) {
            return WRONG;
        }
        return answers.examples().trains(example.getAsInt()) ? RIGHT_TRAIN : RIGHT_TEST;
    }

    private String symbol(int token) {
        return answers.examples().task() instanceof PairTask pairs ? pairs.symbol(token) : Integer.toString(token);
    }

    @Override
    public String text(int column, int row) {
        OptionalInt found = answers.examples().at(column, row);
        if (found.isEmpty()) {
            return "";
        }
        int example = found.getAsInt();
        Dataset data = answers.examples().data();
        String question = switch (answers.examples().task()) {
            case PairTask pairs -> pairs.expression(data.token(example, 0), data.token(example, 1));
            case ParityTask parity -> Texts.of("inspect.answers.string", Integer.toString(example));
        };
        String right = symbol(data.labels()[example]);
        boolean trained = answers.examples().trains(example);
        String set = Texts.of(trained ? "inspect.train-set" : "inspect.test-set");
        return answers.isRight(example)
                ? Texts.of("inspect.answers.cell.right", question, right, set)
                : Texts.of("inspect.answers.cell.wrong", question, right, symbol(answers.said(example)), set);
    }
}
