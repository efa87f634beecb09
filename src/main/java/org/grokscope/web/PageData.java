package org.grokscope.web;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.run.Happening;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.ShareText;

/** The data of a page: what its script draws and says, as JSON. */
final class PageData {

    private static final int FEW_TICKS = 4;
    private static final int MANY_TICKS = 9;

    private final RunPage.Subject subject;
    private final RunTimeline run;
    private final RunHistory history;
    private final PageTexts texts;
    private final Narrator narrator;
    private final int[] rows;

    /**
     * The data of a run.
     *
     * @param mostRows about how many evaluations are shown at most
     */
    PageData(RunPage.Subject subject, PageTexts texts, int mostRows) {
        this.subject = subject;
        this.texts = texts;
        run = subject.run().timeline();
        history = run.history();
        narrator = new Narrator(subject.locale());
        rows = KeptRows.of(
                run,
                Arrays.stream(Column.values())
                        .filter(column -> column != Column.STEP && column != Column.SECONDS)
                        .map(column -> (IntToDoubleFunction) row -> history.value(column, row))
                        .toList(),
                mostRows);
    }

    String title() {
        return subject.name().isBlank() ? narrator.title(run.config()) : subject.name();
    }

    /** The settings, without the task where that is the title. */
    private String settings() {
        String settings = narrator.settings(run.config());
        String task = title() + " · ";
        return settings.startsWith(task) ? settings.substring(task.length()) : settings;
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("title", title());
        json.addProperty("settings", settings());
        json.addProperty("share", ShareText.of(run.config()));
        json.addProperty("version", subject.appVersion());
        json.addProperty("thinned", thinned());
        json.add("words", texts.words());
        json.add("axis", axis());
        List<PagePanel> panels = new PagePanels(run, texts, rows).all();
        JsonArray drawn = new JsonArray();
        panels.forEach(panel -> drawn.add(panel.json(texts)));
        json.add("panels", drawn);
        JsonObject columns = new JsonObject();
        columns.add("step", PageNumbers.list(Arrays.stream(rows).mapToDouble(this::step)));
        panels.stream()
                .flatMap(panel -> panel.curves().stream())
                .forEach(curve -> columns.add(curve.id(), curve.column(rows)));
        json.add("columns", columns);
        json.add("markers", markers());
        json.add("states", PageStates.of(this::at, moments(), narrator));
        json.add("symbols", PageSymbols.in(json));
        return json;
    }

    /** That not all evaluations are shown; empty if they are. */
    private String thinned() {
        return rows.length == history.size()
                ? ""
                : texts.of("thinned", NumberFormat.count(history.size()), NumberFormat.count(rows.length));
    }

    private double step(int row) {
        return history.value(Column.STEP, row);
    }

    private long lastStep() {
        return history.size() == 0 ? 0 : (long) step(history.size() - 1);
    }

    /** The steps at which something may have changed: evaluations and events. */
    private NavigableSet<Long> moments() {
        NavigableSet<Long> steps = new TreeSet<>(List.of(0L));
        Arrays.stream(rows).forEach(row -> steps.add((long) step(row)));
        history.events().stream()
                .map(RunEvent::step)
                .filter(step -> step <= lastStep())
                .forEach(steps::add);
        return steps;
    }

    /** The run at a step; at its last one with how it ended, if it has. */
    private RunState at(long step) {
        return subject.over() && step == lastStep() ? subject.run().end() : run.at(step);
    }

    private JsonObject axis() {
        double last = lastStep();
        double expected = at(lastStep())
                .expectedJump()
                .map(jump -> AutoRange.expectedEnd(last, 1.05 * jump.high(), 0))
                .orElse(0.0);
        double end = Math.max(expected, AutoRange.HEADROOM * last);
        double first = IntStream.of(rows)
                .mapToDouble(this::step)
                .filter(step -> step > 0)
                .findFirst()
                .orElse(1);
        JsonObject json = new JsonObject();
        json.addProperty("last", (long) last);
        json.add("linear", axis(ScaleKind.LINEAR, 0, AutoRange.stepEnd(last, end)));
        json.add("log", axis(ScaleKind.LOG, first, AutoRange.stepEndLog(first, last, end)));
        return json;
    }

    private static JsonObject axis(ScaleKind kind, double from, double to) {
        Scale scale = Scale.of(kind, from, to);
        JsonObject json = new JsonObject();
        json.add("range", PageNumbers.list(scale.lower(), scale.upper()));
        json.add("few", PagePanel.ticks(scale, FEW_TICKS, ValueFormat.NUMBER, 1));
        json.add("many", PagePanel.ticks(scale, MANY_TICKS, ValueFormat.NUMBER, 1));
        return json;
    }

    /** What happened, each with its place, its colour's name, labels from the longest to the shortest, and how important it is. */
    private JsonArray markers() {
        JsonArray all = new JsonArray();
        List<RunEvent> events = history.events();
        for (Happening each : Happening.of(run.milestones(), events)) {
            String label = narrator.markers().happened(each, events);
            all.add(
                    switch (each) {
                        case Happening.Grokked(long step) -> marker(step, "past", 4, label, NumberFormat.count(step));
                        case Happening.Memorized(long step) -> marker(step, "past", 3, label, NumberFormat.count(step));
                        case Happening.Branched _, Happening.Changed _ -> marker(each.step(), "key", 2, label);
                    });
        }
        return all;
    }

    private static JsonArray marker(long step, String role, int priority, String... labels) {
        JsonArray array = PageNumbers.list(step);
        array.add(role);
        array.add(priority);
        array.add(PageNumbers.texts(labels));
        return array;
    }
}
