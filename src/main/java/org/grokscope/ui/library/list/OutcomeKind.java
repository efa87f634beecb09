package org.grokscope.ui.library.list;

import javafx.scene.control.Label;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** How a run ended, or that it has not, with a sign that is told apart without colour. */
public enum OutcomeKind {
    GROKKED("M5 0A5 5 0 1 0 5 10A5 5 0 1 0 5 0Z"),
    MEMORIZED_ONLY("M5 0A5 5 0 1 0 5 10A5 5 0 1 0 5 0ZM5 1.2A3.8 3.8 0 0 1 5 8.8Z"),
    /** Drawn as a dotted ring by the stylesheet. */
    RUNNING("M5 0.6A4.4 4.4 0 1 0 5 9.4A4.4 4.4 0 1 0 5 0.6Z"),
    NOT_LEARNED("M5 0A5 5 0 1 0 5 10A5 5 0 1 0 5 0ZM5 1.4A3.6 3.6 0 0 0 5 8.6A3.6 3.6 0 0 0 5 1.4Z"),
    STOPPED("M0.8 0.8H9.2V9.2H0.8Z"),
    INTERRUPTED("M0.8 0.8H9.2V9.2H0.8ZM2.2 2.2V7.8H7.8V2.2Z"),
    FAILED("M4 0H6L5.7 6.4H4.3ZM4 8H6V10H4Z"),
    NOT_MEASURED("M1 4.3H9V5.7H1Z");

    private final String sign;

    OutcomeKind(String sign) {
        this.sign = sign;
    }

    /** That of a run. */
    public static OutcomeKind of(StoredRun run) {
        if (run.isOpen()) {
            return RUNNING;
        }
        boolean whole = run.config().isComplete(run.steps(), run.grokkingStep());
        return switch (run.outcome().orElse("")) {
            case "grokked" -> GROKKED;
            case "failed" -> FAILED;
            case "memorized-only" -> whole ? MEMORIZED_ONLY : STOPPED;
            case "not-learnt" -> whole ? NOT_LEARNED : STOPPED;
            case "not-measured" -> NOT_MEASURED;
            default -> INTERRUPTED;
        };
    }

    /** Its name in the list. */
    public String label() {
        return switch (this) {
            case GROKKED -> Texts.of("outcome.grokked");
            case MEMORIZED_ONLY -> Texts.of("outcome.memorized-only");
            case RUNNING -> Texts.of("outcome.running");
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

    /** Turns a label into the chip of this kind. */
    public void showOn(Label chip) {
        chip.setText(label());
        chip.setGraphic(sign());
        Nodes.style(chip, "under-way", this == RUNNING);
    }
}
