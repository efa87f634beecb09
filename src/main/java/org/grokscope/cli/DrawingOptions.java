package org.grokscope.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import picocli.CommandLine.Option;

/** The size and theme of a drawing. */
final class DrawingOptions {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");
    private static final Range WIDTH = Range.whole("size", 480, 3840);
    private static final Range HEIGHT = Range.whole("size", 270, 2160);
    private static final List<String> THEMES = List.of("light", "dark", "projector");

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Size in pixels, two even numbers. Allowed: 480x270 to 3840x2160. Default: 1920x1080.")
    private String size;

    @Option(
            names = "--theme",
            paramLabel = "NAME",
            description = "Colours. Allowed: light, dark or projector. Default: light.")
    private String theme;

    /**
     * The style that the flags describe.
     *
     * @throws InvalidSettingException if one is invalid
     */
    RunRenderer.Style style() {
        String chosen = theme == null ? THEMES.getFirst() : theme.strip().toLowerCase(Locale.ROOT);
        if (!THEMES.contains(chosen)) {
            throw new InvalidSettingException("theme", theme, "must be light, dark or projector");
        }
        Matcher numbers = SIZE.matcher(size == null ? "1920x1080" : size.strip());
        String allowed = "must be two even numbers between 480x270 and 3840x2160, such as 1920x1080";
        if (!numbers.matches()) {
            throw new InvalidSettingException("size", size, allowed);
        }
        int width = Integer.parseInt(numbers.group(1));
        int height = Integer.parseInt(numbers.group(2));
        if (width % 2 != 0 || height % 2 != 0 || !WIDTH.contains(width) || !HEIGHT.contains(height)) {
            throw new InvalidSettingException("size", size, allowed);
        }
        return new RunRenderer.Style(width, height, chosen);
    }
}
