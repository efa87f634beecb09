package org.grokscope.ui.export;

import java.nio.file.Path;
import java.util.Locale;
import org.grokscope.media.Film;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.Theme;

/**
 * How a film is to be.
 *
 * @param seconds how long it is
 */
record FilmSpec(FilmKind kind, Size size, Rate rate, double seconds, Theme theme) {

    static final Range SECONDS = Range.real("length", 2, 600);

    /** The files. */
    enum FilmKind {
        MP4,
        GIF,
        GIF_ONCE;

        /** The end of the file's name. */
        String extension() {
            return this == MP4 ? "mp4" : "gif";
        }

        /** Whether it has as many frames per second. */
        boolean allows(Rate rate) {
            return this == MP4 || rate.perSecond <= Film.GIF_RATE;
        }
    }

    /** The sizes, in pixels. */
    enum Size {
        FULL_HD(1920, 1080),
        HD(1280, 720),
        SMALL(854, 480),
        SQUARE(1080, 1080);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** Frames per second. */
    enum Rate {
        TEN(10),
        TWENTY_FOUR(24),
        THIRTY(30),
        SIXTY(60);

        private final int perSecond;

        Rate(int perSecond) {
            this.perSecond = perSecond;
        }
    }

    long frames() {
        return Math.round(seconds * rate.perSecond);
    }

    FilmStudio.Format in(Path file) {
        String name = theme.name().toLowerCase(Locale.ROOT);
        boolean repeat = kind != FilmKind.GIF_ONCE;
        return new FilmStudio.Format(file, size.width, size.height, rate.perSecond, seconds, repeat, name);
    }
}
