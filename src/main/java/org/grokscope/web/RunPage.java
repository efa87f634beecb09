package org.grokscope.web;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.RunResult;
import org.grokscope.typesetting.EmbeddedFace;
import org.grokscope.typesetting.NumberMarks;

/**
 * Writes a run as one web page. Its Content-Security-Policy allows the style sheet and the script in it, by their hashes, and nothing else:
 * neither a request nor code from elsewhere.
 */
public final class RunPage {

    /** The most bytes that a page has. */
    public static final int MOST_BYTES = 2_000_000;

    /** The languages that there are pages in. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** How many evaluations of a long run are shown: more than a screen has pixels. */
    private static final int MOST_ROWS = 2_400;

    private static final List<String> SCRIPTS = List.of("maths.js", "scales.js", "panel.js", "page.js");

    /** Escapes what could end the element that the data is in. */
    private static final Gson DATA =
            new GsonBuilder().serializeNulls().disableJdkUnsafe().create();

    /** A place for something in the template. */
    private static final Pattern PART = Pattern.compile("\\{([a-z-]+)\\}");

    private RunPage() {}

    /**
     * What is shown.
     *
     * @param run the run; it may go on meanwhile
     * @param over whether it has ended
     * @param name what its user called it; may be empty
     * @param appVersion the version of this program
     * @param locale the language of the page; English where there is no translation
     */
    public record Subject(RunResult run, boolean over, String name, String appVersion, Locale locale) {

        /** Takes the run as it is now. */
        public Subject {
            run = run.settled();
        }
    }

    /** Writes the page. The run is thinned until it fits into {@link #MOST_BYTES}; only thousands of changes by hand could be more. */
    public static void write(Subject subject, Writer out) throws IOException {
        out.write(NumberMarks.in(subject.locale(), () -> fitting(subject)));
    }

    private static String fitting(Subject subject) {
        int rows = MOST_ROWS;
        String page = page(subject, rows);
        while (bytes(page) > MOST_BYTES && rows > 1) {
            rows /= 2;
            page = page(subject, rows);
        }
        return page;
    }

    private static int bytes(String page) {
        return page.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String page(Subject subject, int mostRows) {
        PageTexts texts = new PageTexts(subject.locale());
        PageData data = new PageData(subject, texts, mostRows);
        String faces = Stream.of(EmbeddedFace.values()).map(EmbeddedFace::css).collect(Collectors.joining());
        String style = faces + resource("page.css");
        String script = SCRIPTS.stream().map(RunPage::resource).collect(Collectors.joining("\n"));
        Map<String, String> parts = Map.of(
                "language", texts.language(),
                "thousands", Character.toString(NumberMarks.thousands(Locale.of(texts.language()))),
                "decimal", Character.toString(NumberMarks.decimal(Locale.of(texts.language()))),
                "style-hash", hash(style),
                "script-hash", hash(script),
                "style", style,
                "script", script,
                "no-script", escaped(texts.of("no-script")),
                "title", escaped(data.title()),
                "data", DATA.toJson(data.json()));
        return PART.matcher(resource("page.html"))
                .replaceAll(part -> Matcher.quoteReplacement(parts.get(part.group(1))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(RunPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
