package org.grokscope.narration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunState;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.VariedSetting;

/**
 * What is said of several runs together.
 *
 * @param headline the one number that matters: the next jump, or the first one
 * @param progress how many of them have grokked
 * @param sentence what happened, and what comes
 */
public record RunComparison(Headline headline, String progress, String sentence) {

    /** A run with its name among the others. */
    private record Named(String name, RunState run) {
        long grokked() {
            return run.milestones().grokkingStep().orElseThrow();
        }

        boolean isOver() {
            return run.status().outcome().isPresent();
        }
    }

    static RunComparison of(Words words, List<String> names, List<RunState> runs) {
        List<Named> named = IntStream.range(0, runs.size())
                .mapToObj(i -> new Named(names.get(i), runs.get(i)))
                .toList();
        return new Teller(words, named).tell();
    }

    /** Says it. */
    private record Teller(
            Words words, List<Named> runs, List<Named> grokked, Optional<Named> next, Optional<VariedSetting> varied) {

        Teller(Words words, List<Named> runs) {
            this(
                    words,
                    runs,
                    runs.stream()
                            .filter(each -> each.run.isGrokked())
                            .sorted(Comparator.comparingLong(Named::grokked))
                            .toList(),
                    runs.stream()
                            .filter(each -> each.run.expectedJump().isPresent() && !each.isOver())
                            .min(Comparator.comparingDouble(Teller::left)),
                    VariedSetting.of(configs(runs)));
        }

        private static List<RunConfig> configs(List<Named> runs) {
            return runs.stream().map(each -> each.run.config()).toList();
        }

        private static double left(Named each) {
            return each.run.expectedJump().orElseThrow().grokkingStep() - each.run.step();
        }

        RunComparison tell() {
            return new RunComparison(headline(), progress(), join(happened(), comes()));
        }

        private static String join(String one, String other) {
            return Stream.of(one, other)
                    .filter(part -> !part.isEmpty())
                    .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
        }

        private Headline headline() {
            if (next.isPresent()) {
                Headline own = Headline.of(words, next.get().run);
                String key = own.aside().isEmpty() && isDue(own) ? "comparison.due.name" : "comparison.next.name";
                return new Headline(
                        words.say(key, next.get().name), own.value(), own.aside(), own.detail(), own.window());
            }
            if (!grokked.isEmpty()) {
                Named first = grokked.getFirst();
                Named last = grokked.getLast();
                boolean one = grokked.size() == 1;
                return new Headline(
                        words.say("comparison.first.name", first.name),
                        NumberFormat.count(first.grokked()),
                        one ? "" : words.say("comparison.first.aside", NumberFormat.count(last.grokked())),
                        one ? "" : words.say("comparison.first.detail", last.name, factor(first, last)),
                        Optional.empty());
            }
            return new Headline(
                    words.say("comparison.memorized.name"),
                    words.say("comparison.memorized.value", count(memorized()), count(runs.size())),
                    "",
                    "",
                    Optional.empty());
        }

        private boolean isDue(Headline own) {
            return own.value().equals(words.say("headline.due.value"));
        }

        private static String factor(Named first, Named last) {
            return NumberFormat.factor((double) last.grokked() / first.grokked());
        }

        private int memorized() {
            return (int) runs.stream().filter(each -> each.run.isMemorized()).count();
        }

        private static String count(int number) {
            return NumberFormat.count(number);
        }

        private String progress() {
            return grokked.isEmpty()
                    ? words.say("comparison.progress.memorized", count(memorized()), count(runs.size()))
                    : words.say("comparison.progress.grokked", count(grokked.size()), count(runs.size()));
        }

        private String happened() {
            if (grokked.isEmpty() && memorized() == 0) {
                return words.say("comparison.none-memorized");
            }
            if (grokked.isEmpty()) {
                return memorized() == runs.size() && runs.size() > 2
                        ? words.say("comparison.none-grokked.all", count(runs.size()))
                        : words.say("comparison.none-grokked", count(memorized()), count(runs.size()));
            }
            Named first = grokked.getFirst();
            Named last = grokked.getLast();
            if (grokked.size() == 1) {
                return words.say("comparison.one", first.name, NumberFormat.count(first.grokked()));
            }
            if (VariedSetting.isSeedAlone(configs(runs))) {
                return words.say(
                        "comparison.seeds", NumberFormat.count(first.grokked()), NumberFormat.count(last.grokked()));
            }
            return varied.flatMap(setting -> trend(setting.field().symbol()))
                    .orElseGet(() -> words.say(
                            "comparison.several",
                            first.name,
                            NumberFormat.count(first.grokked()),
                            last.name,
                            NumberFormat.count(last.grokked())));
        }

        /** How the jump follows the one setting that is varied, if it does so in one direction. */
        private Optional<String> trend(String setting) {
            VariedSetting among = VariedSetting.of(configs(grokked)).orElse(null);
            if (among == null || among.ranks() < grokked.size()) {
                return Optional.empty();
            }
            // They are in the order of their jumps.
            boolean rising = IntStream.range(0, grokked.size()).allMatch(i -> among.rank(i) == i);
            boolean falling = IntStream.range(0, grokked.size()).allMatch(i -> among.rank(i) == grokked.size() - 1 - i);
            String key = rising ? "comparison.later" : falling ? "comparison.earlier" : "comparison.no-order";
            Named first = grokked.getFirst();
            Named last = grokked.getLast();
            return Optional.of(words.say(
                    key,
                    setting,
                    NumberFormat.count(first.grokked()),
                    first.name,
                    NumberFormat.count(last.grokked()),
                    last.name));
        }

        private String comes() {
            if (next.isPresent()) {
                Forecast.Jump jump = next.get().run.expectedJump().orElseThrow();
                return words.say("comparison.next", next.get().name, NumberFormat.count(jump.grokkingStep()));
            }
            List<Named> rest = new ArrayList<>(runs);
            rest.removeAll(grokked);
            List<Named> none = rest.stream()
                    .filter(each -> each.run.forecast().orElse(null) instanceof Forecast.NoJump)
                    .toList();
            List<Named> over = rest.stream().filter(Named::isOver).toList();
            if (rest.isEmpty()) {
                return "";
            }
            if (over.size() == rest.size()) {
                return of("comparison.ended.one", "comparison.ended.several", over);
            }
            return none.isEmpty()
                    ? words.say("comparison.training", count(rest.size() - over.size()))
                    : of("comparison.no-jump.one", "comparison.no-jump.several", none);
        }

        /** Says something of one run by its name, of several by their number. */
        private String of(String one, String several, List<Named> some) {
            return some.size() == 1 ? words.say(one, some.getFirst().name) : words.say(several, count(some.size()));
        }
    }
}
