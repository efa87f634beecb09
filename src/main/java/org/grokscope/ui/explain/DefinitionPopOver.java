package org.grokscope.ui.explain;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.grokscope.ui.controls.MathLabels;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PopOvers;
import org.grokscope.ui.controls.Texts;

/** Shows one definition at a time, beside what it explains. Closed by Escape or a click elsewhere. */
final class DefinitionPopOver {

    /** The title of a plot begins here. */
    private static final Point2D TITLE = new Point2D(28, 26);

    private final PopOver popOver = PopOvers.make();
    private final Node owner;

    private DefinitionPopOver(Node owner) {
        this.owner = owner;
        // What has the focus keeps it: the text is read aloud as the help of what it explains.
        String help = owner.getAccessibleHelp();
        popOver.setOnHidden(_ -> owner.setAccessibleHelp(help));
    }

    /** Opens a definition at a label or a control; of a plot, below its title. */
    static void open(Term term, Node owner) {
        Bounds place = owner.localToScreen(owner.getLayoutBounds());
        boolean large = place.getHeight() > 2 * TITLE.getY();
        Point2D at = large
                ? owner.localToScreen(TITLE)
                : new Point2D(PopOvers.opensLeft(owner) ? place.getMinX() : place.getMaxX(), place.getCenterY());
        open(term, owner, at, large ? ArrowLocation.TOP_LEFT : PopOvers.arrow(owner));
    }

    /** Opens a definition below a place on the screen. */
    static void open(Term term, Node owner, Point2D place) {
        open(term, owner, place, ArrowLocation.TOP_LEFT);
    }

    private static void open(Term term, Node owner, Point2D place, ArrowLocation arrow) {
        DefinitionPopOver definition = new DefinitionPopOver(owner);
        definition.show(term);
        definition.popOver.setArrowLocation(arrow);
        PopOvers.show(definition.popOver, owner, place);
    }

    private void show(Term term) {
        Definition definition = Definition.of(term);
        VBox text = Nodes.column(
                "definition",
                Nodes.wrapped(definition.name(), "definition-name"),
                Nodes.wrapped(definition.what()),
                part("definition.how", definition.how()),
                part("definition.why", definition.why()),
                Nodes.wrapped(Texts.of("definition.source", definition.sources()), "definition-source"));
        if (!term.related().isEmpty()) {
            text.getChildren().add(links(term.related()));
        }
        popOver.setContentNode(text);
        owner.setAccessibleHelp(definition.spoken());
    }

    private static VBox part(String key, String words) {
        return Nodes.column("definition-part", Nodes.label(Texts.of(key), "definition-head"), Nodes.wrapped(words));
    }

    private Region links(List<Term> terms) {
        FlowPane links = new FlowPane(12, 4);
        for (Term term : terms) {
            Hyperlink link = MathLabels.follow(new Hyperlink(Definition.of(term).name()));
            link.setOnAction(_ -> show(term));
            links.getChildren().add(link);
        }
        return links;
    }
}
