package org.grokscope.narration.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.narration.Narrator;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunStatus;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;

/**
 * Trains varied small runs and checks everything that is said of them, at every evaluation and at the end:
 *
 * <pre>mvn -q -Pwalk test-compile exec:exec -Dwalk.runs=300</pre>
 */
public final class Walk {

    /** How often that no jump comes was said with a probability of at least this, and how often one came. */
    private static final double SURE = 0.9;

    private final LearnerFactory learners;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int runs;
    private int sentences;
    private int grokked;
    private int claimed;
    private int refuted;

    Walk(LearnerFactory learners) {
        this.learners = learners;
    }

    List<String> problems() {
        return problems;
    }

    int sentences() {
        return sentences;
    }

    void run(int number) {
        Plan plan = Plan.of(number);
        TrainingSession session = new TrainingSession(plan.config(), learners);
        RunHistory history = session.history();
        List<SentenceCheck.Claim> claims = new ArrayList<>();
        List<String> found = new ArrayList<>();
        session.observe((_, evaluation) -> {
            SentenceCheck check = new SentenceCheck(new Series(plan.config(), history, history.size()));
            check.state(session.timeline().latest(new RunStatus(evaluation.step(), true, 500, Optional.empty())));
            sentences += 2;
            claims.addAll(check.claims());
            found.addAll(check.problems());
            if (history.size() == plan.at()) {
                plan.act().accept(session);
            }
        });
        session.resume();
        session.run();
        end(session.result(), found);
        runs++;
        long jump = session.result().milestones().grokkingStep().orElse(Long.MAX_VALUE);
        grokked += jump < Long.MAX_VALUE ? 1 : 0;
        List<SentenceCheck.Claim> sure =
                claims.stream().filter(claim -> claim.probability() >= SURE).toList();
        claimed += sure.isEmpty() ? 0 : 1;
        Optional<SentenceCheck.Claim> wrong =
                sure.stream().filter(claim -> jump <= claim.budget()).findFirst();
        refuted += wrong.isPresent() ? 1 : 0;
        wrong.ifPresent(claim -> notes.add("run " + number + " grokked at step " + jump + " after " + claim));
        found.forEach(problem -> problems.add("run " + number + " · " + problem));
    }

    private void end(RunResult result, List<String> found) {
        SentenceCheck check = new SentenceCheck(
                new Series(result.config(), result.history(), result.history().size()));
        check.state(result.end());
        check.summary(
                Narrator.ENGLISH.summary(result).values(),
                Narrator.ENGLISH.verdict(result.end()).sentence());
        sentences += 3;
        found.addAll(check.problems());
    }

    String report() {
        Map<String, Integer> kinds = new TreeMap<>();
        problems.forEach(problem ->
                kinds.merge(problem.split(" · ", -1)[1].replaceAll("[−-]?\\d[\\d.,E-]*", "N"), 1, Integer::sum));
        long affected = problems.stream()
                .map(problem -> problem.split(" · ", -1)[0])
                .distinct()
                .count();
        return String.format(
                        Locale.ROOT,
                        "%,d runs, of which %,d grokked; %,d sentences and summaries; %,d contradictions in %,d runs; no jump expected "
                                + "with at least 90 %% in %,d runs, of which %,d grokked within the budget%n",
                        runs,
                        grokked,
                        sentences,
                        problems.size(),
                        affected,
                        claimed,
                        refuted)
                + kinds
                + notes;
    }

    /** The number of runs, and that of the first one. */
    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        int first = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        Walk walk = new Walk(new MxNetLearners(1));
        for (int number = first; number < first + count; number++) {
            int before = walk.problems.size();
            walk.run(number);
            walk.problems.stream().skip(before).limit(3).forEach(System.out::println);
            if (number % 25 == 24) {
                System.out.println(walk.report());
            }
        }
        System.out.println(walk.report());
        System.exit(walk.problems.isEmpty() ? 0 : 1);
    }
}
