package org.grokscope.ui.outcome;

import java.util.Locale;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import org.grokscope.run.Phase;
import org.grokscope.run.RunState;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/** What became of a run, or whether it trains or waits, with a sign that is told apart without colour. */
public enum OutcomeKind {
    GROKKED("M5 0A5 5 0 1 0 5 10A5 5 0 1 0 5 0Z"),
    MEMORIZED_ONLY("M5 0A5 5 0 1 0 5 10A5 5 0 1 0 5 0ZM5 1.2A3.8 3.8 0 0 1 5 8.8Z"),
    /** Drawn as a dotted ring by the stylesheet. */
    RUNNING("M5 0.6A4.4 4.4 0 1 0 5 9.4A4.4 4.4 0 1 0 5 0.6Z"),
    PAUSED("M1.6 0.8H4V9.2H1.6ZM6 0.8H8.4V9.2H6Z"),
    NOT_LEARNED("M5 0A5 5 0 1 0 5 10A5 5 0 1 0 5 0ZM5 1.4A3.6 3.6 0 0 0 5 8.6A3.6 3.6 0 0 0 5 1.4Z"),
    STOPPED("M0.8 0.8H9.2V9.2H0.8Z"),
    INTERRUPTED("M0.8 0.8H9.2V9.2H0.8ZM2.2 2.2V7.8H7.8V2.2Z"),
    FAILED("M4 0H6L5.7 6.4H4.3ZM4 8H6V10H4Z"),
    NOT_MEASURED("M1 4.3H9V5.7H1Z");

    private final String sign;

    OutcomeKind(String sign) {
        this.sign = sign;
    }

    /** That of a run of the library; one that was opened to be seen keeps it until it trains. */
    public static OutcomeKind of(StoredRun run) {
        if (run.outcome().isEmpty()) {
            return !run.isOpen() ? INTERRUPTED : run.isPaused() ? PAUSED : RUNNING;
        }
        return ended(run.outcome().get(), run.config().isComplete(run.steps(), run.grokkingStep()));
    }

    /** That of a run of this window or of a file; one that has grokked may go on. */
    public static OutcomeKind of(RunState run) {
        if (run.phase() == Phase.BROKEN_DOWN) {
            return FAILED;
        }
        if (run.isGrokked()) {
            return GROKKED;
        }
        boolean whole = run.config().isComplete(run.step(), run.milestones().grokkingStep());
        return run.status()
                .outcome()
                .map(outcome -> ended(outcome.id(), whole))
                .orElse(run.status().running() || run.phase() == Phase.READY ? RUNNING : PAUSED);
    }

    /** @param id as in files */
    private static OutcomeKind ended(String id, boolean whole) {
        return switch (id) {
            case "grokked" -> GROKKED;
            case "failed" -> FAILED;
            case "memorized-only" -> whole ? MEMORIZED_ONLY : STOPPED;
            case "not-learnt" -> whole ? NOT_LEARNED : STOPPED;
            default -> NOT_MEASURED;
        };
    }

    /** What is said of a run: its phase while it trains, otherwise its kind. */
    public static String word(RunState run) {
        OutcomeKind kind = of(run);
        return kind == RUNNING ? Texts.narrator().phase(run.phase()).toLowerCase(Locale.getDefault()) : kind.label();
    }

    /** Whether more of it may come. */
    public boolean isUnderWay() {
        return this == RUNNING || this == PAUSED;
    }

    /** Its name in the list. */
    public String label() {
        return switch (this) {
            case GROKKED -> Texts.of("outcome.grokked");
            case MEMORIZED_ONLY -> Texts.of("outcome.memorized-only");
            case RUNNING -> Texts.of("outcome.running");
            case PAUSED -> Texts.of("outcome.paused");
            case NOT_LEARNED -> Texts.of("outcome.not-learned");
            case STOPPED -> Texts.of("outcome.stopped");
            case INTERRUPTED -> Texts.of("outcome.interrupted");
            case FAILED -> Texts.of("outcome.failed");
            case NOT_MEASURED -> Texts.of("outcome.not-measured");
        };
    }

    /** A picture of its sign, in the colour of the text beside it. */
    public SVGPath sign() {
        SVGPath path = new SVGPath();
        path.setContent(sign);
        path.setFillRule(FillRule.EVEN_ODD);
        path.getStyleClass().setAll("outcome-sign", this == RUNNING ? "dotted" : "solid");
        return path;
    }
}
