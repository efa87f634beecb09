package org.grokscope.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.grokscope.Await;
import org.grokscope.narration.Headline;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.paint.Colour;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.theory.RecordedRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A page as it is used, in Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunPageInBrowserTest {

    private static final String ACCURACY = ".panel[data-panel=accuracy]";
    private static final String NORM = ".panel[data-panel=norm]";

    @TempDir
    private static Path folder;

    private final RunResult run = Runs.recorded();
    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        browser = Browser.start(folder);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        browser.screen(1_440, 900, false);
        browser.prefer("prefers-color-scheme", "light");
        open(Runs.english(run));
    }

    private void open(RunPage.Subject subject) throws IOException {
        Path file = folder.resolve("run.html");
        Files.writeString(file, RunPageTest.page(subject));
        browser.open(file);
    }

    private long step(int row) {
        return (long) run.history().value(Column.STEP, row);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    private int lastRow() {
        return run.history().size() - 1;
    }

    private RunState at(int row) {
        return row == lastRow() ? run.end() : run.timeline().at(step(row));
    }

    /** That the page shows the run as it was at an evaluation. */
    private void assertShows(int row) {
        RunState then = at(row);
        assertEquals(Narrator.ENGLISH.verdict(then).sentence(), browser.text("#sentence"));
        Headline headline = Narrator.ENGLISH.headline(then);
        assertEquals(headline.name(), browser.text("#headline-name"));
        assertEquals(headline.detail(), browser.text("#headline-detail span"));
        assertEquals(
                headline.value() + (headline.aside().isEmpty() ? "" : " · " + headline.aside()),
                browser.evaluate("document.querySelector('#headline-value').textContent")
                        .getAsString());
        assertEquals(NumberFormat.count(step(row)), browser.text("#readouts dd:nth-of-type(1)"));
        assertEquals(
                ValueFormat.PERCENT.brief(run.history().value(Column.TRAIN_ACCURACY, row)),
                browser.text("#readouts dd:nth-of-type(2)"));
        assertEquals(
                ValueFormat.PERCENT.brief(run.history().value(Column.TEST_ACCURACY, row)),
                browser.text("#readouts dd:nth-of-type(3)"));
        assertEquals(
                ValueFormat.NUMBER.brief(run.history().value(Column.SQUARED_NORM, row)),
                browser.text("#readouts dd:nth-of-type(4)"));
        String spoken = browser.evaluate("document.querySelector('#scrubber').getAttribute('aria-valuetext')")
                .getAsString();
        assertTrue(spoken.startsWith("step " + NumberFormat.count(step(row)) + " of "), spoken);
    }

    @Test
    void itLoadsWithoutAnErrorAndAsksForNothing() {
        assertShows(lastRow());
        assertEquals(List.of(), browser.problems());
        List<String> requests = browser.events("Network.requestWillBeSent").stream()
                .map(each -> each.getAsJsonObject("request").get("url").getAsString())
                .filter(url -> !url.startsWith("data:")) // the faces, which are in the page
                .toList();
        assertEquals(1, requests.size(), requests.toString());
        assertTrue(requests.getFirst().endsWith("/run.html"), requests.toString());
    }

    @Test
    void keysGoFromEvaluationToEvaluation() {
        browser.evaluate("document.querySelector('#scrubber').focus()");
        browser.press("Home");
        assertShows(0);
        for (int row = 1; row <= lastRow(); row++) {
            browser.press("ArrowRight");
            assertShows(row);
        }
        browser.press("ArrowLeft");
        assertShows(lastRow() - 1);
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void theScrubberGoesToTheEvaluationUnderThePointer() {
        // The axis is longer than the run: the scrubber ends where the run does.
        browser.click("#scrubber", 0.5, 0.5);
        long shown = number(browser.text("#readouts dd:nth-of-type(1)"));
        assertEquals(step(lastRow()) / 2.0, shown, 2 * run.config().evaluationCadence());
        assertShows(run.history().rowAt(shown));
    }

    @Test
    void aLinkMayNameTheStep() {
        browser.evaluate("location.hash = '#step=920'");
        Await.until(() -> browser.text("#readouts dd:nth-of-type(1)").equals("900"));
        assertShows(run.history().rowAt(900));
    }

    private long pointedStep() {
        return number(browser.text(ACCURACY + " figcaption span").replace("at ", ""));
    }

    @Test
    void pointingReadsTheValuesInAllPanels() {
        browser.evaluate("location.hash = '#step=1200'");
        Await.until(() -> browser.text("#readouts dd:nth-of-type(1)").equals("1,200"));
        // Between two evaluations it is the one before that is read.
        double[] across = {0};
        Await.until(() -> {
            across[0] += 0.01;
            browser.pointAt(ACCURACY + " svg", across[0], 0.5);
            return browser.text(ACCURACY + " figcaption span").startsWith("at ") && pointedStep() > RecordedRun.T_MEM;
        });
        int read = run.history().rowAt(pointedStep());
        assertEquals(step(read), pointedStep());
        assertTrue(step(read) < 1_200);
        assertEquals(
                "train " + ValueFormat.PERCENT.precise(run.history().value(Column.TRAIN_ACCURACY, read)),
                browser.text(ACCURACY + " figcaption em.train"));
        assertEquals(
                "test " + ValueFormat.PERCENT.precise(run.history().value(Column.TEST_ACCURACY, read)),
                browser.text(ACCURACY + " figcaption em.test"));
        assertEquals(
                "‖θ‖² " + ValueFormat.NUMBER.precise(run.history().value(Column.SQUARED_NORM, read)),
                browser.text(NORM + " figcaption em"));
        Calibration law =
                run.timeline().at(1_200).forecast().flatMap(Forecast::law).orElseThrow();
        double norm = law.norm(step(read));
        double half = law.halfWidth(step(read));
        assertEquals(
                "law, 90 % band " + ValueFormat.NUMBER.brief(norm - half) + " – "
                        + ValueFormat.NUMBER.brief(norm + half),
                browser.text(NORM + " figcaption em:nth-of-type(2)"));
    }

    @Test
    void spacePlaysAndPauses() {
        browser.press(" ");
        assertEquals(
                "Pause",
                browser.evaluate("document.querySelector('#play').getAttribute('aria-label')")
                        .getAsString());
        Await.until(() -> !browser.text("#readouts dd:nth-of-type(1)").equals("0"));
        browser.press(" ");
        assertEquals(
                "Play",
                browser.evaluate("document.querySelector('#play').getAttribute('aria-label')")
                        .getAsString());
        String paused = browser.text("#readouts dd:nth-of-type(1)");
        assertNotEquals(NumberFormat.count(step(lastRow())), paused, "it started from the beginning");
        assertShows(run.history().rowAt(number(paused)));
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void aPhoneShowsOneColumnThatCanBeReadAndTouched() throws IOException {
        browser.screen(390, 844, true);
        open(Runs.english(run));
        assertEquals(
                390, browser.evaluate("document.documentElement.scrollWidth").getAsInt(), "nothing is cut off");
        assertEquals(
                "[]",
                browser.evaluate(
                                "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && [...e.childNodes]"
                                        + ".some(n => n.nodeType === 3 && n.data.trim()) && !e.closest('script, noscript, sub, sup, tspan'))"
                                        + ".filter(e => parseFloat(getComputedStyle(e).fontSize) < 14).map(e => e.outerHTML)")
                        .toString());
        assertEquals(
                "[]",
                browser.evaluate(
                                "[...document.querySelectorAll('button, select, input')].map(e => [e.id, e.getBoundingClientRect()])"
                                        + ".filter(([id, b]) => b.width < 44 || b.height < 44).map(([id, b]) => id + ' ' + b.width + 'x' + b.height)")
                        .toString());
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void aTouchReadsTheValuesUntilTheNextTouchElsewhere() throws IOException {
        browser.screen(390, 844, true);
        open(Runs.english(run));
        browser.touch(ACCURACY + " svg", 0.4, 0.5);
        Await.until(() -> browser.text(ACCURACY + " figcaption span").startsWith("at "));
        assertEquals(
                "train "
                        + ValueFormat.PERCENT.precise(run.history()
                                .value(Column.TRAIN_ACCURACY, run.history().rowAt(pointedStep()))),
                browser.text(ACCURACY + " figcaption em.train"));
        assertTrue(
                browser.text(".panel[data-panel=loss] figcaption em.test").startsWith("test "), "all panels are read");
        browser.touch("#title", 0.1, 0.5);
        Await.until(() -> browser.text(ACCURACY + " figcaption span").equals("share of right answers"));
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void theColoursFollowTheSystem() {
        String script = "getComputedStyle(document.body).backgroundColor";
        assertEquals("rgb(246, 247, 249)", browser.evaluate(script).getAsString());
        browser.prefer("prefers-color-scheme", "dark");
        assertEquals("rgb(17, 21, 27)", browser.evaluate(script).getAsString());
    }

    @Test
    void textsCanBeReadInBothColourSchemes() throws IOException {
        open(Runs.english(Runs.layered()));
        browser.evaluate("location.hash = '#step=500'");
        for (String scheme : List.of("light", "dark")) {
            browser.prefer("prefers-color-scheme", scheme);
            Colour card = colour(browser.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor"));
            JsonArray texts = browser.evaluate(
                            "[...document.querySelectorAll('svg text:not(.halo), h1, p, dt, dd, b, figcaption span, label, code')]"
                                    + ".filter(e => e.textContent.trim()).map(e => [getComputedStyle(e)[e.ownerSVGElement ? 'fill'"
                                    + " : 'color'], e.textContent])")
                    .getAsJsonArray();
            assertTrue(texts.size() > 40, "texts: " + texts.size());
            for (JsonElement text : texts) {
                double contrast = colour(text.getAsJsonArray().get(0)).contrast(card);
                assertTrue(contrast >= 4.5, scheme + ": " + text + " has a contrast of " + contrast);
            }
        }
    }

    /** "rgb(1, 2, 3)" as a colour. */
    private static Colour colour(JsonElement css) {
        int rgb = Stream.of(css.getAsString().replaceAll("[^0-9,]", "").split(",", -1))
                .mapToInt(Integer::parseInt)
                .reduce(0, (sum, channel) -> sum * 256 + channel);
        return Colour.of(String.format("#%06X", rgb));
    }

    @Test
    void everyControlHasANameAndARole() {
        assertEquals(
                "[]",
                browser.evaluate("[...document.querySelectorAll('button, select, input, section, svg[role=img]')]"
                                + ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.[0]?.textContent.trim()))"
                                + ".map(e => e.outerHTML)")
                        .toString());
    }

    @Test
    void aStrangeNameIsShownAsItIs() throws IOException {
        String name = "</script><img src=x onerror=alert(1)> \"q\" θ 🧠 {data}";
        open(new RunPage.Subject(run, true, name, "9.9", Locale.ENGLISH));
        assertEquals(name, browser.text("#title"));
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void aRunWithoutNumbersIsShownToo() throws IOException {
        for (RunResult poor : List.of(Runs.unmeasured(), Runs.brokenDown())) {
            for (boolean phone : List.of(true, false)) {
                browser.screen(phone ? 390 : 1_440, 844, phone);
                open(Runs.english(poor));
                assertEquals(Narrator.ENGLISH.verdict(poor.end()).sentence(), browser.text("#sentence"));
                browser.click("#log", 0.5, 0.5);
                browser.pointAt(NORM + " svg", 0.4, 0.5);
                browser.evaluate("document.querySelector('#scrubber').focus()");
                browser.press("Home");
                browser.press(" ");
                assertEquals(List.of(), browser.problems());
            }
        }
    }

    @Test
    void aLongRunIsShownWithALogarithmicAxisToo() throws IOException {
        open(Runs.english(Runs.ofLength(100_000, 67_891)));
        assertTrue(browser.text("#thinned").startsWith("Of the 100,000 evaluations"));
        browser.click("#log", 0.5, 0.5);
        browser.evaluate("document.querySelector('#scrubber').focus()");
        browser.press("Home");
        assertEquals("0", browser.text("#readouts dd:nth-of-type(1)"));
        assertEquals(List.of(), browser.problems());
    }
}
