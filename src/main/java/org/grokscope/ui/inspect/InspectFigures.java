package org.grokscope.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.figures.PanelFigure;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.pictures.BarPicture;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.plot.pictures.Picture;
import org.grokscope.plot.pictures.PointPicture;
import org.grokscope.plot.print.Panel;
import org.grokscope.plot.print.PicturePanel;
import org.grokscope.ui.controls.Texts;

/** The views of a snapshot as figures: between axes, and with the step in the caption. */
record InspectFigures(NetworkSnapshot look) {

    private InspectPictures pictures() {
        return new InspectPictures(
                Optional.of(look), ", " + Texts.of("inspect.at-step", NumberFormat.count(look.step())));
    }

    PanelFigure answers() {
        CellPicture picture = pictures().answers();
        return new PanelFigure(picture.title(), "", List.of(AnswerTable.panel(look, picture)));
    }

    PanelFigure spectrum() {
        BarPicture picture = pictures().spectrum();
        List<Panel> panels = new ArrayList<>();
        for (BarPicture.Bars bars : picture.bars()) {
            String letter = picture.bars().size() == 1 ? "" : Character.toString('a' + panels.size());
            BarPicture row = new BarPicture(
                    picture.title(),
                    picture.subtitle(),
                    List.of(bars),
                    picture.first(),
                    picture.unit(),
                    picture.empty());
            panels.add(new PicturePanel(
                    letter,
                    new PicturePanel.Axis(picture.unit()),
                    new PicturePanel.Axis(Texts.of("inspect.spectrum.axis", bars.name())),
                    row));
        }
        return new PanelFigure(picture.title(), picture.subtitle(), panels);
    }

    /** Empty where numbers have no cyclic order. */
    Optional<PanelFigure> embedding(InspectPictures.Side side) {
        PointPicture picture = pictures().embedding(side);
        if (picture.isEmpty()) {
            return Optional.empty();
        }
        boolean circle = side == InspectPictures.Side.CIRCLE;
        String frequency = Integer.toString(look.circleFrequency());
        String across = circle ? Texts.of("inspect.embedding.cosine", frequency) : Texts.of("inspect.embedding.first");
        String up = circle ? Texts.of("inspect.embedding.sine", frequency) : Texts.of("inspect.embedding.second");
        return Optional.of(of(picture, new PicturePanel.Axis(across), new PicturePanel.Axis(up)));
    }

    /** Empty where numbers have a cyclic order. */
    Optional<PanelFigure> confusion() {
        return pictures()
                .confusion()
                .map(picture -> of(
                        picture,
                        new PicturePanel.Axis(Texts.of("inspect.confusion.said"), Double.NaN),
                        new PicturePanel.Axis(Texts.of("inspect.confusion.right"), Double.NaN)));
    }

    PanelFigure neurons() {
        return of(
                pictures().neurons(),
                new PicturePanel.Axis(InspectPictures.inputs(look), InspectPictures.isOfBits(look) ? 1 : 0),
                new PicturePanel.Axis(Texts.of("inspect.units.axis"), 1));
    }

    private static PanelFigure of(Picture picture, PicturePanel.Axis across, PicturePanel.Axis up) {
        return new PanelFigure(picture.title(), picture.subtitle(), List.of(new PicturePanel("", across, up, picture)));
    }
}
