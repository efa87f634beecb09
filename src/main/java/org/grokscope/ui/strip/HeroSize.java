package org.grokscope.ui.strip;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.grokscope.ui.controls.Nodes;

/**
 * Fits the number that matters into its place in the strip, so that in no language and no window any of it is cut: its place grows with what
 * stands in it, up to a part of the strip; where that is not enough, what is beside it gives way, then the number is set smaller, and a long name
 * takes the line of the band, which the plots show, too.
 */
final class HeroSize {

    /** The least width in a wide strip and in a narrow one, in sizes of the small type. */
    private static final double USUAL = 21;

    private static final double NARROW = 16.5;
    private static final double ROOM_FOR_USUAL = 53;
    /** The part of the strip that it is given, between the two. */
    private static final double PART = 0.3;
    /** It grows by so much at a time: the sentence beside it must not move with every number. */
    private static final double STEP = 2;
    /** At most this part of the strip. */
    private static final double MOST = 0.4;

    private static final List<String> SMALLER = List.of("smaller", "smallest");

    private final Label name;
    private final Label value;
    private final Label aside;
    private final WindowGlyph glyph;
    private final Label detail;
    private Fitted fitted;

    /** What it was fitted for. */
    private record Fitted(
            String name, String value, String aside, String detail, boolean band, double room, double smallType) {}

    HeroSize(Label name, Label value, Label aside, WindowGlyph glyph, Label detail) {
        this.name = name;
        this.value = value;
        this.aside = aside;
        this.glyph = glyph;
        this.detail = detail;
    }

    /**
     * Fits it.
     *
     * @param room the width of the strip
     * @param smallType the size that all others follow
     * @return whether the strip is wide enough for the usual distances
     */
    boolean fit(VBox hero, double room, double smallType) {
        boolean roomy = room >= ROOM_FOR_USUAL * smallType;
        Fitted wantedFor = new Fitted(
                name.getText(), value.getText(), aside.getText(), detail.getText(), glyph.isFilled(), room, smallType);
        if (wantedFor.equals(fitted)) {
            return roomy;
        }
        fitted = wantedFor;
        double least = Math.clamp(PART * room, NARROW * smallType, USUAL * smallType);
        double most = Math.max(least, MOST * room);
        double gap = 0.7 * smallType;
        setSize(0);
        double beside = width(value) + (aside.getText().isEmpty() ? 0 : gap + width(aside));
        boolean asideFits = beside <= (roomy ? most : least);
        double band = glyph.prefWidth(-1) + gap + width(detail);
        boolean glyphFits = glyph.isFilled() && band <= (roomy ? most : least);
        double wanted =
                Math.max(Math.max(width(name), asideFits ? beside : width(value)), glyphFits ? band : width(detail));
        double step = STEP * smallType;
        double width = Math.clamp(Math.ceil(wanted / step) * step, least, most);
        Nodes.show(aside, asideFits || aside.getText().isEmpty());
        Nodes.show(glyph, glyphFits);
        // A long name is set in two lines.
        Nodes.show(detail.getParent(), width(name) <= width);
        for (int size = 1; size <= SMALLER.size() && width(value) > width; size++) {
            setSize(size);
        }
        hero.setMinWidth(width);
        hero.setPrefWidth(width);
        hero.setMaxWidth(width);
        return roomy;
    }

    private void setSize(int size) {
        for (int i = 0; i < SMALLER.size(); i++) {
            Nodes.style(value, SMALLER.get(i), i == size - 1);
        }
    }

    /** As wide as its text, in the type that it has now. */
    private static double width(Label label) {
        label.applyCss();
        return label.getText().isEmpty() ? 0 : label.prefWidth(-1);
    }
}
