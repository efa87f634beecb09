package org.grokscope.faults;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.library.LibraryFixture;

/** Values of a sound JSON file are replaced: what is read is in its domain, everything else is rejected with a message. */
record MutatedValues(int count) implements Fault {

    private static final List<String> VALUES = List.of(
            "-1", "0", "2", "0.5", "1e300", "-1e-300", "1e999", "1e18", "123456", "null", "\"x\"", "\"\"", "[]", "{}",
            "true");

    @Override
    public String name() {
        return "mutated values: run as JSON";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        StringWriter whole = new StringWriter();
        RunJson.write(LibraryFixture.content().run(), "9.9", whole);
        Path file = folder.resolve("run.json");
        int survived = 0;
        int said = 0;
        for (int i = 0; i < count; i++) {
            JsonElement tree = JsonParser.parseString(whole.toString());
            List<Consumer<JsonElement>> places = new ArrayList<>();
            collect(tree, places);
            places.get(random.nextInt(places.size()))
                    .accept(JsonParser.parseString(VALUES.get(random.nextInt(VALUES.size()))));
            Files.writeString(file, tree.toString());
            try {
                survived += isInDomain(RunFiles.read(file).run()) ? 1 : 0;
            } catch (IOException e) {
                survived += String.valueOf(e.getMessage()).startsWith(file.toString()) ? 1 : 0;
                said++;
            } catch (RuntimeException | Error e) {
                System.err.println(tree);
                e.printStackTrace();
            }
        }
        return new Outcome(count, survived, String.format("%,d were rejected with a message", said));
    }

    /** Every value that is not an object or array, as a place to put another. */
    private static void collect(JsonElement element, List<Consumer<JsonElement>> places) {
        if (element instanceof JsonObject object) {
            for (String name : List.copyOf(object.keySet())) {
                add(object.get(name), value -> object.add(name, value), places);
            }
        } else if (element instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                add(array.get(i), value -> array.set(at, value), places);
            }
        }
    }

    private static void add(JsonElement element, Consumer<JsonElement> place, List<Consumer<JsonElement>> places) {
        if (element instanceof JsonPrimitive || element instanceof JsonNull) {
            places.add(place);
        } else {
            collect(element, places);
        }
    }

    private static boolean isInDomain(RunResult run) {
        RunHistory history = run.history();
        long last = -1;
        for (int row = 0; row < history.size(); row++) {
            Evaluation evaluation = history.evaluation(row);
            if (evaluation.step() <= last
                    || evaluation.trainAccuracy() < 0
                    || evaluation.trainAccuracy() > 1
                    || evaluation.testAccuracy() < 0
                    || evaluation.testAccuracy() > 1
                    || evaluation.squaredNorm() < 0
                    || evaluation.layerNorms().stream().anyMatch(norm -> norm < 0 || norm.isInfinite())) {
                return false;
            }
            last = evaluation.step();
        }
        return run.steps() >= 0 && run.seconds() >= 0;
    }
}
