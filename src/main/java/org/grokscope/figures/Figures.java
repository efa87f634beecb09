package org.grokscope.figures;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.print.Page;
import org.grokscope.plot.print.PageFiles;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/** Draws figures of runs. For any thread. */
public final class Figures {
    private final Narrator narrator;
    private final String version;

    /** Figures in one language, whose captions name a version of this program. */
    public Figures(Narrator narrator, String version) {
        this.narrator = narrator;
        this.version = version;
    }

    /** The content of a file with a figure. */
    public byte[] file(FigureFile kind, Page figure) throws IOException {
        return narrator.writing(() -> kind.bytes(figure, version));
    }

    /** The content of a file with a figure; see {@link #of}. */
    public byte[] file(FigureFile kind, List<RunResult> runs, FigureSpec spec) throws IOException {
        return file(kind, of(runs, spec));
    }

    /** A figure as the text of an SVG file; see {@link #of}. */
    public String svg(List<RunResult> runs, FigureSpec spec) {
        return narrator.writing(() -> PageFiles.svg(of(runs, spec)));
    }

    /** The figure in a run's bundle, as the text of an SVG file; none of a run that was not evaluated. */
    public Optional<String> bundled(RunResult run) {
        return run.history().size() == 0 ? Optional.empty() : Optional.of(svg(List.of(run), FigureSpec.DEFAULT));
    }

    /**
     * The figure of a run, or of the median of several.
     *
     * @param runs at least one; they may still grow
     * @throws InvalidSettingException if none has been evaluated, or they have too many different settings for one figure
     */
    public Page of(List<RunResult> runs, FigureSpec spec) {
        return narrator.writing(() -> page(runs, spec));
    }

    private Page page(List<RunResult> runs, FigureSpec spec) {
        List<RunResult> settled = runs.stream()
                .map(RunResult::settled)
                .filter(run -> run.history().size() > 0)
                .toList();
        if (settled.isEmpty()) {
            throw new InvalidSettingException("run", "no evaluation", "must have at least one evaluation to be drawn");
        }
        return settled.size() == 1
                ? new RunFigure(settled.getFirst().end(), spec, narrator.figures()).page(version)
                : new SpreadFigure(settled, spec, narrator).page(version);
    }

    /** The figure of a single plot, for runs with configurations. */
    public Page of(PanelFigure figure, List<RunConfig> configs, FigureSpec spec) {
        String caption = narrator.writing(() -> narrator.figures().caption(figure.text(), configs, version));
        return new Page(
                spec.width().format(), spec.style(), figure.panels(), figure.title(), spec.captioned() ? caption : "");
    }
}
