package org.grokscope.ui.library.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.grokscope.narration.Narrator;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Elsewhere;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.library.StoredRun;
import org.junit.jupiter.api.Test;

class RowBuilderTest {

    private static final Instant NOW = Instant.parse("2026-11-27T15:00:00Z");
    private static final RunConfig FAST = Preset.FAST.config();

    private final List<StoredRun> runs = new ArrayList<>();

    /** Adds a run that is newer than those before by an hour. */
    private StoredRun add(RunConfig config, String name, Optional<StoredRun> parent, RunEvent... events) {
        int id = runs.size() + 1;
        StoredRun run = new StoredRun(
                id,
                "uuid-" + id,
                new StoredRun.Label(name, "", List.of()),
                config,
                List.of(events),
                "window",
                NOW.minus(Duration.ofHours(30 - id)),
                Optional.of(NOW),
                false,
                false,
                false,
                Optional.of("grokked"),
                1_000L + id,
                OptionalLong.of(175),
                OptionalLong.of(600),
                OptionalDouble.of(1),
                parent.map(StoredRun::uuid),
                3,
                1_000);
        runs.addFirst(run);
        return run;
    }

    private StoredRun add(RunConfig config) {
        return add(config, "", Optional.empty());
    }

    private List<String> rows(List<StoredRun> shown, Grouping grouping, Set<String> closed) {
        return rows(shown, grouping, closed, UnaryOperator.identity());
    }

    private List<String> rows(
            List<StoredRun> shown, Grouping grouping, Set<String> closed, UnaryOperator<List<LibraryRow>> order) {
        RunFamilies families = new RunFamilies(Narrator.ENGLISH, runs, Map.of());
        return new RowBuilder(families, grouping, order, closed, Narrator.ENGLISH.times(ZoneOffset.UTC), NOW)
                .rows(shown).stream().map(RowBuilderTest::text).toList();
    }

    private static String text(LibraryRow row) {
        return switch (row) {
            case LibraryRow.Heading group ->
                "[" + group.title() + "] " + group.settings() + " " + group.runs() + (group.isOpen() ? "" : " closed");
            case LibraryRow.Entry entry ->
                entry.rails().stream().map(on -> on ? "|" : "'").collect(Collectors.joining())
                        + entry.run().id() + " " + entry.name();
        };
    }

    @Test
    void variationsOfAPresetAreAGroupWhoseHeadingStatesWhatTheyShare() {
        add(FAST);
        add(Preset.PAPER.config());
        add(FAST.withSeed(48));
        add(FAST.withRates(0.002, 1), "lesson", Optional.empty());
        assertEquals(
                List.of(
                        "[Fast] (a + b) mod 47 · transformer 64 · 4 · 256 · AdamW, η 0.004, λ 1 3",
                        "4 lesson",
                        "3 seed 48",
                        "1 seed 45",
                        "[The paper] (a + b) mod 97 · transformer 128 · 4 · 512 · AdamW, η 0.001, λ 1 1",
                        "2 seed 45"),
                rows(runs, Grouping.PRESET, Set.of()));
        assertEquals(
                List.of(
                        "[Fast] (a + b) mod 47 · transformer 64 · 4 · 256 · AdamW, η 0.004, λ 1 3 closed",
                        "[The paper] (a + b) mod 97 · transformer 128 · 4 · 512 · AdamW, η 0.001, λ 1 1",
                        "2 seed 45"),
                rows(runs, Grouping.PRESET, Set.of("fast")));
    }

    @Test
    void whatMostRunsOfAGroupHaveIsNotRepeatedInTheirNames() {
        for (int seed = 1; seed <= 3; seed++) {
            add(FAST.withRates(0.004, 0.5).withSeed(seed));
        }
        add(FAST);
        assertEquals(
                List.of(
                        "[Fast] (a + b) mod 47 · transformer 64 · 4 · 256 · AdamW, η 0.004, λ 0.5 4",
                        "4 λ 1",
                        "3 seed 3",
                        "2 seed 2",
                        "1 seed 1"),
                rows(runs, Grouping.PRESET, Set.of()));
    }

    @Test
    void aTaskWithoutAPresetIsAGroupOfItsOwn() {
        RunConfig other = ConfigFields.config(FAST, Map.of(ConfigField.P, "53"));
        add(other.withSeed(2));
        add(other.withSeed(1));
        assertEquals(
                List.of("[(a + b) mod 53]  · transformer 64 · 4 · 256 · AdamW, η 0.004, λ 1 2", "2 seed 1", "1 seed 2"),
                rows(runs, Grouping.PRESET, Set.of()));
    }

    @Test
    void branchesHangBelowTheRunTheyComeFromInTheOrderOfTheirStart() {
        StoredRun root = add(FAST);
        add(FAST.withSeed(46));
        StoredRun branch = add(
                FAST, "", Optional.of(root), new RunEvent.Forked(195), new RunEvent.WeightDecayChanged(195, 1, 0.5));
        add(FAST, "", Optional.of(root), new RunEvent.Forked(300));
        add(
                FAST,
                "",
                Optional.of(branch),
                new RunEvent.Forked(195),
                new RunEvent.WeightDecayChanged(195, 1, 0.5),
                new RunEvent.Forked(400),
                new RunEvent.NormHeld(400, 9));
        List<String> tree = List.of(
                "[Fast] (a + b) mod 47 · transformer 64 · 4 · 256 · AdamW, η 0.004, λ 1 5",
                "2 seed 46",
                "1 seed 45",
                "|3 λ 0.5 from step 195",
                "|'5 hold ‖θ‖ at 3 from step 400",
                "'4 branch at step 300");
        assertEquals(tree, rows(runs, Grouping.PRESET, Set.of()));
        List<StoredRun> found = runs.stream().filter(run -> run.id() != 1).toList();
        assertEquals(
                List.of(
                        "[Fast] (a + b) mod 47 · transformer 64 · 4 · 256 · AdamW, η 0.004, λ 1 4",
                        "4 branch of 1 at 300",
                        "3 λ 0.5 from step 195, branch of 1 at 195",
                        "'5 hold ‖θ‖ at 3 from step 400",
                        "2 seed 46"),
                rows(found, Grouping.PRESET, Set.of()),
                "one whose parent is not listed stands alone");
    }

    @Test
    void oneListIsSortedAsAWholeAndNamesWhatEachRunIs() {
        StoredRun root = add(FAST);
        add(Preset.PAPER.config().withSeed(3));
        add(FAST, "", Optional.of(root), new RunEvent.Forked(195), new RunEvent.NormHeld(195, 9));
        UnaryOperator<List<LibraryRow>> bySteps = rows -> rows.stream()
                .sorted(Comparator.comparingLong(
                        row -> ((LibraryRow.Entry) row).run().steps()))
                .toList();
        assertEquals(
                List.of(
                        "1 Fast, seed 45",
                        "2 The paper, seed 3",
                        "3 Fast, hold ‖θ‖ at 3 from step 195, branch of 1 at 195"),
                rows(runs, Grouping.NOTHING, Set.of(), bySteps));
    }

    @Test
    void aBranchInTheTrashNamesTheRunOutsideThatItComesFrom() {
        StoredRun root = add(FAST.withSeed(46));
        StoredRun branch = add(FAST.withSeed(46), "", Optional.of(root), new RunEvent.Forked(300));
        RunFamilies families = new RunFamilies(Narrator.ENGLISH, List.of(branch), Map.of(root.uuid(), root.id()));
        assertEquals("seed 46, branch of 1 at 300", families.difference(branch, false));
        assertEquals(
                "seed 46",
                new RunFamilies(Narrator.ENGLISH, List.of(branch), Map.of()).difference(branch, false),
                "the other run is not in this library");
    }

    @Test
    void daysAreHeadings() {
        for (int i = 0; i < 16; i++) {
            add(FAST.withSeed(i));
        }
        List<String> rows = rows(runs, Grouping.DAY, Set.of());
        assertEquals("[Today]  2", rows.getFirst());
        assertEquals("16 Fast, seed 15", rows.get(1));
        assertEquals("[Yesterday]  14", rows.get(3));
    }

    /** What such a run does not state is no likeness to a preset. */
    @Test
    void runsOfOtherProgramsAreAFamilyOfTheirOwn() {
        add(FAST);
        add(FAST.from(new Elsewhere("logs/metrics.csv", EnumSet.allOf(ConfigField.class))));
        add(FAST.from(new Elsewhere("logs/other.csv", Set.of(ConfigField.SEED))));
        assertEquals(
                List.of(
                        "[Runs of other programs]  2",
                        "3 (a + b) mod 47",
                        "2 metrics.csv",
                        "[Fast] (a + b) mod 47 · transformer 64 · 4 · 256 · AdamW, η 0.004, λ 1 1",
                        "1 seed 45"),
                rows(runs, Grouping.PRESET, Set.of()));
    }
}
