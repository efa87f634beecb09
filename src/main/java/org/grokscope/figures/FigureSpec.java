package org.grokscope.figures;

import java.util.Locale;
import java.util.OptionalLong;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.plot.print.PageFormat;
import org.grokscope.plot.svg.BundledWidths;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Named;

/**
 * How a figure is to be.
 *
 * @param width its size
 * @param panels which plots it has
 * @param colours its palette
 * @param captioned whether a caption with the settings stands below it
 * @param from the first step shown; empty for 0
 * @param to the last step shown; empty for as far as the runs go
 */
public record FigureSpec(
        Width width, Panels panels, Colours colours, boolean captioned, OptionalLong from, OptionalLong to) {

    /** As wide as a paper, with everything. */
    public static final FigureSpec DEFAULT =
            new FigureSpec(Width.DOUBLE, Panels.BOTH, Colours.COLOUR, true, OptionalLong.empty(), OptionalLong.empty());

    /** One column, for a single plot. */
    public static final FigureSpec SINGLE =
            new FigureSpec(Width.SINGLE, Panels.BOTH, Colours.COLOUR, true, OptionalLong.empty(), OptionalLong.empty());

    /** Refuses steps without any between them. */
    public FigureSpec {
        if (from.isPresent() && to.isPresent()) {
            checkSteps(from.getAsLong(), to.getAsLong());
        }
    }

    static void checkSteps(long from, long to) {
        if (from >= to) {
            throw new InvalidSettingException(
                    "first step", Long.toString(from), "must be below the last one shown, " + to);
        }
    }

    /** The same figure with other plots, in one column if it has only one. */
    public FigureSpec withPanels(Panels newPanels) {
        return new FigureSpec(newPanels == Panels.BOTH ? width : Width.SINGLE, newPanels, colours, captioned, from, to);
    }

    /** The sizes. */
    public enum Width implements Named {
        /** 3.4 in, one column. */
        SINGLE(PageFormat.SINGLE),
        /** 7.0 in, two columns. */
        DOUBLE(PageFormat.DOUBLE),
        /** 13.33 × 7.5 in. */
        SLIDE(PageFormat.SLIDE);

        private final PageFormat format;

        Width(PageFormat format) {
            this.format = format;
        }

        PageFormat format() {
            return format;
        }

        @Override
        public String id() {
            return idOf(this);
        }
    }

    /** Which plots. */
    public enum Panels implements Named {
        ACCURACY,
        NORM,
        BOTH;

        @Override
        public String id() {
            return idOf(this);
        }
    }

    /** Palettes for white paper. */
    public enum Colours implements Named {
        COLOUR(PlotPalette.PRINT),
        GREYS(PlotPalette.GREYS);

        private final PlotPalette palette;

        Colours(PlotPalette palette) {
            this.palette = palette;
        }

        @Override
        public String id() {
            return idOf(this);
        }
    }

    private static String idOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Colours and type of its size. */
    PlotStyle style() {
        PageFormat format = width.format();
        PlotTypography type = PlotTypography.BUNDLED.scaled(format.textScale(), format.lineScale());
        return new PlotStyle(colours.palette, type, new BundledWidths());
    }
}
