package org.grokscope.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Split;
import org.grokscope.task.Task;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.controls.Numbers;
import org.grokscope.ui.controls.Texts;

/** The settings of a run, in the order of use. Learning rate and weight decay act at once, all others on the next run. */
public final class SettingsPanel extends VBox {

    /** The networks by name. */
    private enum NetworkKind {
        TRANSFORMER(Texts.of("settings.network.transformer.label"), Texts.of("settings.network.transformer.tooltip")),
        MLP(Texts.of("settings.network.mlp.label"), Texts.of("settings.network.mlp.tooltip"));

        private final String label;
        private final String hint;

        NetworkKind(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }
    }

    private static final String FULL = "full";

    private final TaskChooser task = new TaskChooser();
    private final NumberField p = new NumberField(ModularTask.P, Texts.of("settings.modulus.tooltip"));
    private final NumberField bits = new NumberField(ParityTask.BITS, Texts.of("settings.bits.tooltip"));
    private final NumberField relevantBits =
            new NumberField(ParityTask.RELEVANT_BITS, Texts.of("settings.relevant-bits.tooltip"));
    private final NumberField samples = new NumberField(ParityTask.SAMPLES, Texts.of("settings.samples.tooltip"));
    private final NumberField trainFraction =
            new NumberField(Split.FRACTION, Texts.of("settings.train-fraction.tooltip"));
    private final Choice<NetworkKind> network =
            new Choice<>(List.of(NetworkKind.values()), kind -> kind.label, kind -> kind.hint);
    private final TransformerSettings transformerSettings = new TransformerSettings();
    private final MlpSettings mlpSettings = new MlpSettings();
    private final NumberField batch = new NumberField(
            Optimization.BATCH_SIZE.field(),
            text -> text.strip().equalsIgnoreCase(FULL) ? Optimization.FULL_BATCH : Optimization.BATCH_SIZE.parse(text),
            value -> value == Optimization.FULL_BATCH ? FULL : Numbers.setting(value),
            Texts.of("settings.batch.tooltip"));
    private final OptimizerSettings optimizerSettings = new OptimizerSettings();
    private final NumberField seed = new NumberField(Schedule.SEED, Texts.of("settings.seed.tooltip"));
    private final NumberField cadence =
            new NumberField(Schedule.EVALUATION_CADENCE, Texts.of("settings.cadence.tooltip"));
    private final NumberField maxSteps = new NumberField(Schedule.MAX_STEPS, Texts.of("settings.stop-step.tooltip"));
    private final VBox taskRows = FieldRows.group();
    private final VBox networkRows = FieldRows.group();

    private RunConfig loaded;
    private boolean loading;
    private Runnable onEdit = () -> {};

    public SettingsPanel(RunConfig config) {
        getStyleClass().add("settings");
        taskRows.getChildren()
                .setAll(
                        task,
                        FieldRows.row(Texts.of("settings.modulus.label"), p),
                        FieldRows.row(Texts.of("settings.bits.label"), bits),
                        FieldRows.row(Texts.of("settings.relevant-bits.label"), relevantBits),
                        FieldRows.row(Texts.of("settings.samples.label"), samples),
                        FieldRows.row(Texts.of("settings.train-fraction.label"), trainFraction));
        networkRows
                .getChildren()
                .setAll(
                        network,
                        transformerSettings,
                        mlpSettings,
                        FieldRows.row(Texts.of("settings.batch.label"), batch));
        VBox runRows = FieldRows.group();
        runRows.getChildren()
                .setAll(
                        FieldRows.row(Texts.of("settings.seed.label"), seed),
                        FieldRows.row(Texts.of("settings.cadence.label"), cadence),
                        FieldRows.row(Texts.of("settings.stop-step.label"), maxSteps));
        getChildren()
                .setAll(
                        FieldRows.header(Texts.of("settings.section.task")),
                        taskRows,
                        FieldRows.header(Texts.of("settings.section.network")),
                        networkRows,
                        FieldRows.header(Texts.of("settings.section.optimizer")),
                        optimizerSettings,
                        FieldRows.header(Texts.of("settings.section.run")),
                        runRows);
        load(config);
        connect();
    }

    private void connect() {
        task.valueProperty().addListener((observable, old, now) -> {
            if (!loading) {
                if (task.isParity()) {
                    network.setValue(NetworkKind.MLP);
                }
                edited();
            }
        });
        network.valueProperty().addListener((observable, old, now) -> edited());
        mlpSettings.setOnEdit(this::edited);
        optimizerSettings.setOnEdit(this::edited);
        for (NumberField field : fields()) {
            field.valueProperty().addListener((observable, old, now) -> edited());
            field.problemProperty().addListener((observable, old, now) -> edited());
        }
    }

    /** Who hears when a setting that waits for the next run, or the validity of any setting, has changed. */
    public void setOnEdit(Runnable listener) {
        onEdit = listener;
    }

    public OptimizerSettings optimizerSettings() {
        return optimizerSettings;
    }

    /** Fills in all settings, reporting none as a change. */
    public void load(RunConfig config) {
        loading = true;
        loaded = config;
        task.setValue(config.task().id());
        switch (config.task()) {
            case ModularTask modular -> p.setValue(modular.p());
            case ParityTask parity -> {
                bits.setValue(parity.bits());
                relevantBits.setValue(parity.relevantBits());
                samples.setValue(parity.samples());
            }
        }
        boolean mlp = config.network() instanceof Network.Mlp;
        network.setValue(mlp ? NetworkKind.MLP : NetworkKind.TRANSFORMER);
        mlpSettings.load(config.network() instanceof Network.Mlp shape ? shape : Network.Mlp.DEFAULT);
        transformerSettings.load(
                config.network() instanceof Network.Transformer shape ? shape : Network.Transformer.PAPER);
        fillInUnused();
        trainFraction.setValue(config.trainFraction());
        batch.setValue(config.batchSize());
        optimizerSettings.load(config);
        seed.setValue((double) config.seed());
        cadence.setValue(config.evaluationCadence());
        maxSteps.setValue((double) config.maxSteps());
        showRows();
        loading = false;
    }

    /** Fields that the present task or network does not use hold something sensible when it changes. */
    private void fillInUnused() {
        if (p.getValue() == 0) {
            p.setValue(97);
        }
        if (bits.getValue() == 0) {
            bits.setValue(20);
            relevantBits.setValue(3);
            samples.setValue(25_000);
        }
    }

    /**
     * The configuration that the settings describe.
     *
     * @throws InvalidSettingException if a field holds what is not allowed, or the settings do not go together
     */
    public RunConfig draft() {
        Task chosenTask = task.isParity()
                ? new ParityTask((int) bits.getValue(), (int) relevantBits.getValue(), (int) samples.getValue())
                : new ModularTask(task.operation(), (int) p.getValue());
        return new RunConfig(
                chosenTask,
                trainFraction.getValue(),
                network.getValue() == NetworkKind.MLP ? mlpSettings.draft() : transformerSettings.draft(),
                new Optimization(
                        optimizerSettings.optimizer(),
                        optimizerSettings.learningRate(),
                        optimizerSettings.weightDecay(),
                        (int) batch.getValue()),
                new Schedule(
                        (long) seed.getValue(),
                        (int) cadence.getValue(),
                        (long) maxSteps.getValue(),
                        loaded.stopAfterGrok(),
                        optimizerSettings.planned()));
    }

    /** What is wrong with what is typed; empty if nothing is. */
    public String problem() {
        List<String> problems = new ArrayList<>();
        fields().forEach(field -> problems.add(field.problemProperty().get()));
        problems.addAll(optimizerSettings.problems());
        for (String each : problems) {
            if (!each.isEmpty()) {
                return each;
            }
        }
        try {
            draft();
            return "";
        } catch (InvalidSettingException e) {
            return e.getMessage();
        }
    }

    private void edited() {
        if (!loading) {
            showRows();
            onEdit.run();
        }
    }

    private List<NumberField> fields() {
        List<NumberField> fields =
                new ArrayList<>(List.of(p, bits, relevantBits, samples, trainFraction, batch, seed, cadence, maxSteps));
        fields.addAll(transformerSettings.fields());
        fields.addAll(mlpSettings.fields());
        return fields;
    }

    /** Rows are shown and hidden, never rebuilt: a field that leaves the scene would lose the keyboard. */
    private void showRows() {
        show(p, !task.isParity());
        show(bits, task.isParity());
        show(relevantBits, task.isParity());
        show(samples, task.isParity());
        boolean mlp = network.getValue() == NetworkKind.MLP;
        show(transformerSettings, transformerSettings.fields(), !mlp);
        show(mlpSettings, mlpSettings.fields(), mlp);
    }

    private static void show(NumberField field, boolean shown) {
        show(field.getParent(), List.of(field), shown);
    }

    private static void show(Node rows, List<NumberField> fields, boolean shown) {
        rows.setVisible(shown);
        rows.setManaged(shown);
        if (!shown) {
            // What cannot be seen cannot be mended either.
            fields.forEach(NumberField::restore);
        }
    }
}
