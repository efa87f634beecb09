package org.grokscope.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.grokscope.narration.Headline;
import org.grokscope.narration.Narrator;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page contains: the run's numbers, and what the narrator says of them. */
class RunPageTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    static String page(RunPage.Subject subject) {
        StringWriter out = new StringWriter();
        try {
            RunPage.write(subject, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static JsonObject data(String page) {
        Matcher matcher = DATA.matcher(page);
        assertTrue(matcher.find());
        return JsonParser.parseString(matcher.group(1)).getAsJsonObject();
    }

    private static JsonObject data(RunResult run) {
        return data(page(Runs.english(run)));
    }

    static Stream<RunResult> runs() {
        return Stream.of(Runs.recorded(), Runs.changed());
    }

    /** The state of the page at a step: each says what has changed since the one before. */
    private static Map<String, JsonElement> state(JsonObject data, long step) {
        Map<String, JsonElement> whole = new HashMap<>();
        for (JsonElement each : data.getAsJsonArray("states")) {
            JsonObject state = each.getAsJsonObject();
            if (state.get("from").getAsLong() <= step) {
                whole.putAll(state.asMap());
            }
        }
        return whole;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theNumbersAreThoseOfTheRun(RunResult run) {
        JsonObject columns = data(run).getAsJsonObject("columns");
        Map<String, Column> names = Map.of(
                "step", Column.STEP,
                "trainAccuracy", Column.TRAIN_ACCURACY,
                "testAccuracy", Column.TEST_ACCURACY,
                "trainLoss", Column.TRAIN_LOSS,
                "testLoss", Column.TEST_LOSS,
                "squaredNorm", Column.SQUARED_NORM);
        names.forEach((name, column) -> {
            JsonArray values = columns.getAsJsonArray(name);
            assertEquals(run.history().size(), values.size(), name);
            for (int row = 0; row < values.size(); row++) {
                double value = run.history().value(column, row);
                assertEquals(value, values.get(row).getAsDouble(), Math.abs(value) * 1e-6, name);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("runs")
    void sentenceHeadlineAndForecastAreThoseOfEachEvaluation(RunResult run) {
        JsonObject data = data(run);
        long last = (long) run.history().value(Column.STEP, run.history().size() - 1);
        for (int row = 0; row < run.history().size(); row++) {
            long step = (long) run.history().value(Column.STEP, row);
            RunState then = step == last ? run.end() : run.timeline().at(step);
            Map<String, JsonElement> shown = state(data, step);
            assertEquals(
                    Narrator.ENGLISH.verdict(then).sentence(),
                    shown.get("sentence").getAsString());
            Headline headline = Narrator.ENGLISH.headline(then);
            assertEquals(
                    List.of(headline.name(), headline.value(), headline.aside(), headline.detail()),
                    shown.get("headline").getAsJsonArray().asList().stream()
                            .map(JsonElement::getAsString)
                            .toList());
            assertEquals(then.expectedJump().isPresent(), shown.get("jump").isJsonArray(), "step " + step);
            then.expectedJump()
                    .ifPresent(jump -> assertEquals(
                            jump.grokkingStep(),
                            shown.get("jump").getAsJsonArray().get(0).getAsDouble(),
                            0.01));
            boolean followed =
                    then.isMemorized() && then.forecast().flatMap(Forecast::law).isPresent();
            assertEquals(followed, shown.get("law").isJsonArray(), "step " + step);
        }
    }

    @Test
    void whatIsChangedBetweenTwoEvaluationsIsAStateAndAMarker() {
        JsonObject data = data(Runs.changed());
        List<String> labels = data.getAsJsonArray("markers").asList().stream()
                .map(marker ->
                        marker.getAsJsonArray().get(3).getAsJsonArray().get(0).getAsString())
                .toList();
        assertEquals(List.of("memorized 800", "λ 0.5", "‖θ‖ held at 53.2", "SGD"), labels);
    }

    @Test
    void aRunThatGoesOnIsNotSaidToHaveEnded() {
        RunResult run = Runs.changed();
        long last = run.steps();
        JsonObject going = data(page(new RunPage.Subject(run, false, "", "9.9", Locale.ENGLISH)));
        assertEquals(
                Narrator.ENGLISH.verdict(run.timeline().at(last)).sentence(),
                state(going, last).get("sentence").getAsString());
        assertEquals(
                Narrator.ENGLISH.verdict(run.end()).sentence(),
                state(data(run), last).get("sentence").getAsString());
    }

    @Test
    void aLongRunIsThinnedAndItsPeaksStay() {
        int evaluations = 100_000;
        RunResult run = Runs.ofLength(evaluations, 67_891);
        String page = page(Runs.english(run));
        assertTrue(page.getBytes(StandardCharsets.UTF_8).length <= RunPage.MOST_BYTES);
        JsonObject data = data(page);
        JsonArray steps = data.getAsJsonObject("columns").getAsJsonArray("step");
        assertTrue(steps.size() < 5_000, "evaluations kept: " + steps.size());
        assertTrue(data.get("thinned").getAsString().startsWith("Of the 100,000 evaluations "));
        int peak = steps.asList()
                .indexOf(steps.asList().stream()
                        .filter(step -> step.getAsLong() == 678_910)
                        .findFirst()
                        .orElseThrow());
        JsonObject columns = data.getAsJsonObject("columns");
        assertEquals(7.654, columns.getAsJsonArray("trainLoss").get(peak).getAsDouble());
        assertEquals(0.4321, columns.getAsJsonArray("testAccuracy").get(peak).getAsDouble());
        List<Long> kept = steps.asList().stream().map(JsonElement::getAsLong).toList();
        assertTrue(kept.containsAll(List.of(0L, 800L, 1_850L, 999_990L)), "both ends, T_mem and T_grok");
        assertEquals(186, kept.stream().filter(step -> step <= 1_850).count(), "every evaluation up to the jump");
    }

    /** A panel of shares that are all 0, or of what was not measured, would say nothing. */
    @Test
    void theSizeOfTheOutputsHasPanelsWhereItWasMeasured() {
        JsonObject data = data(Runs.layered());
        assertEquals(List.of("accuracy", "norm", "loss", "layers", "scale", "softmax"), panels(data));
        JsonObject columns = data.getAsJsonObject("columns");
        assertEquals(21, columns.getAsJsonArray("logitScale").get(19).getAsDouble());
        assertEquals(0.95, columns.getAsJsonArray("saturated").get(19).getAsDouble());
        assertEquals(0.475, columns.getAsJsonArray("zeroGradient").get(19).getAsDouble());
        assertEquals(
                List.of("accuracy", "norm", "loss"),
                panels(data(Runs.changed())).subList(0, 3));
        assertFalse(panels(data(Runs.changed())).contains("scale"));
        assertFalse(panels(data(Runs.changed())).contains("softmax"));
    }

    private static List<String> panels(JsonObject data) {
        return data.getAsJsonArray("panels").asList().stream()
                .map(panel -> panel.getAsJsonObject().get("id").getAsString())
                .toList();
    }

    @Test
    void aRunThatFitsIsNotThinned() {
        assertEquals("", data(Runs.recorded()).get("thinned").getAsString());
    }

    @Test
    void namesCannotLeaveTheirPlace() {
        String name = "</script><script>alert(1)</script> \"quoted\" 'n' & <b> {data} \u2028 θ 🧠";
        String page = page(new RunPage.Subject(Runs.recorded(), true, name, "9.9", Locale.ENGLISH));
        assertEquals(name, data(page).get("title").getAsString());
        assertFalse(page.contains("<script>alert"));
        assertEquals(2, Pattern.compile("<script").matcher(page).results().count(), "data and script");
        assertTrue(page.contains("<title>&lt;/script&gt;&lt;script&gt;alert(1)"));
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        String page = page(Runs.english(Runs.recorded()));
        for (String reference : List.of(
                "https?:", "src\\s*=", "url\\((?!#|data:)", "@import", "href=\"(?!data:,\")", "eval\\(", "import\\(")) {
            assertFalse(Pattern.compile(reference).matcher(page).find(), reference);
        }
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void theAxisOfARunThatIsOverEndsSoonAfterItsLastStep() {
        RunResult run = Runs.recorded();
        JsonObject axis = data(page(new RunPage.Subject(run, true, "", "9.9", Locale.ENGLISH)))
                .getAsJsonObject("axis");
        double last = axis.get("last").getAsDouble();
        double end =
                axis.getAsJsonObject("linear").getAsJsonArray("range").get(1).getAsDouble();
        assertTrue(end > last && end < 1.2 * last, "from " + last + " to " + end);
    }

    @Test
    void thePageSpeaksTheLanguageThatItIsAskedFor() {
        RunResult run = Runs.recorded();
        Narrator german = new Narrator(Locale.GERMAN);
        JsonObject data = data(page(new RunPage.Subject(run, true, "", "9.9", Locale.GERMANY)));
        assertEquals("Abspielen", data.getAsJsonObject("words").get("play").getAsString());
        assertEquals(
                german.writing(() -> german.verdict(run.timeline().at(900)).sentence()),
                state(data, 900).get("sentence").getAsString());
        assertTrue(page(new RunPage.Subject(run, true, "", "9.9", Locale.GERMAN))
                .contains("<html lang=\"de\" data-thousands=\"\u202f\" data-decimal=\",\">"));
        assertTrue(page(new RunPage.Subject(run, true, "", "9.9", Locale.FRENCH))
                .contains("<html lang=\"en\" data-thousands=\",\" data-decimal=\".\">"));
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoTextIsMissing() throws IOException {
        Properties english = new Properties();
        Properties german = new Properties();
        english.load(RunPage.class.getResourceAsStream("page.properties"));
        german.load(RunPage.class.getResourceAsStream("page_de.properties"));
        assertEquals(english.stringPropertyNames(), german.stringPropertyNames());
        String page = page(Runs.english(Runs.recorded()));
        for (String key : english.stringPropertyNames()) {
            if (key.startsWith("word.")) {
                String word = key.substring("word.".length());
                boolean used = Pattern.compile("(words\\.|words\\[\"|data-(word|label)=\")" + word + "\\b")
                        .matcher(page)
                        .find();
                assertTrue(used, key + " is not used");
            }
        }
    }
}
