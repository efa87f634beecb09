package org.grokscope.storage.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both files are read by readers that share no code with the writers, from the descriptions of the formats. */
class WeightsFileTest {

    private static final int P = 5;
    private static final int D = 4;
    private static final int F = 6;
    private static final RunConfig CONFIG = ShareText.config("grokscope:fast,p=" + P + ",batch=full,seed=3")
            .withNetwork(new Network.Transformer(D, 2, F));

    @TempDir
    private Path folder;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Array(List<Integer> shape, float[] values) {}

    private static Checkpoint checkpoint(int parameters) {
        Random random = new Random(1);
        float[] theta = new float[parameters];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = (float) random.nextGaussian();
        }
        theta[0] = -0f;
        theta[1] = Float.MIN_VALUE;
        theta[2] = Float.NaN;
        theta[3] = Float.NEGATIVE_INFINITY;
        return new Checkpoint(
                1_234,
                new Snapshot(
                        theta,
                        new float[0],
                        Optimizer.SGD,
                        7,
                        List.of(),
                        0,
                        1e-3,
                        1,
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
    }

    /** Metadata in {@code metadata}, arrays by name. */
    private static Map<String, Array> readNpz(Path file, Map<String, String> metadata) throws IOException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertTrue(entry.getName().endsWith(".npy"), entry.getName());
                String name = entry.getName().substring(0, entry.getName().length() - 4);
                ByteBuffer in;
                try (InputStream stream = zip.getInputStream(entry)) {
                    in = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
                }
                byte[] magic = new byte[8];
                in.get(magic);
                assertEquals("\u0093NUMPY\u0001\u0000", new String(magic, StandardCharsets.ISO_8859_1));
                byte[] header = new byte[in.getShort()];
                in.get(header);
                assertEquals(0, in.position() % 64, "as the description of the format asks for");
                assertEquals('\n', header[header.length - 1]);
                Matcher found = Pattern.compile(
                                "\\{'descr': '(.*)', 'fortran_order': False, 'shape': \\((.*)\\), } *\n")
                        .matcher(new String(header, StandardCharsets.ISO_8859_1));
                assertTrue(found.matches(), new String(header, StandardCharsets.ISO_8859_1));
                List<Integer> shape = Stream.of(found.group(2).split(","))
                        .map(String::strip)
                        .filter(length -> !length.isEmpty())
                        .map(Integer::valueOf)
                        .toList();
                if (name.equals("metadata")) {
                    assertEquals(List.of(), shape);
                    assertEquals("<U" + in.remaining() / 4, found.group(1));
                    StringBuilder text = new StringBuilder();
                    while (in.hasRemaining()) {
                        text.appendCodePoint(in.getInt());
                    }
                    strings(JsonParser.parseString(text.toString()), metadata);
                } else {
                    assertEquals("<f4", found.group(1));
                    arrays.put(name, new Array(shape, floats(in)));
                }
            }
        }
        return arrays;
    }

    private static Map<String, Array> readSafetensors(Path file, Map<String, String> metadata) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) in.getLong()];
        in.get(header);
        assertEquals('{', header[0]);
        int start = in.position();
        assertEquals(0, start % 8);
        JsonObject json = JsonParser.parseString(new String(header, StandardCharsets.UTF_8))
                .getAsJsonObject();
        Map<String, Array> arrays = new LinkedHashMap<>();
        int end = 0;
        for (Map.Entry<String, JsonElement> each : json.entrySet()) {
            if (each.getKey().equals("__metadata__")) {
                strings(each.getValue(), metadata);
                continue;
            }
            JsonObject array = each.getValue().getAsJsonObject();
            assertEquals("F32", array.get("dtype").getAsString());
            List<Integer> shape = new ArrayList<>();
            array.getAsJsonArray("shape").forEach(length -> shape.add(length.getAsInt()));
            int from = array.getAsJsonArray("data_offsets").get(0).getAsInt();
            int to = array.getAsJsonArray("data_offsets").get(1).getAsInt();
            assertEquals(end, from, "there is no gap");
            end = to;
            arrays.put(
                    each.getKey(),
                    new Array(shape, floats(in.slice(start + from, to - from).order(ByteOrder.LITTLE_ENDIAN))));
        }
        assertEquals(in.limit(), start + end, "nothing follows");
        return arrays;
    }

    private static float[] floats(ByteBuffer in) {
        float[] values = new float[in.remaining() / 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getFloat();
        }
        assertFalse(in.hasRemaining());
        return values;
    }

    private static void strings(JsonElement json, Map<String, String> target) {
        json.getAsJsonObject()
                .entrySet()
                .forEach(each -> target.put(each.getKey(), each.getValue().getAsString()));
    }

    private Map<String, Array> written(
            String name, RunConfig config, Checkpoint checkpoint, Map<String, String> metadata) throws IOException {
        Path file = folder.resolve(name);
        WeightsFile.of(file).orElseThrow().write(config, checkpoint, "9.9", file);
        return name.endsWith("npz") ? readNpz(file, metadata) : readSafetensors(file, metadata);
    }

    @Test
    void anIndependentReaderGetsNamesShapesAndEveryBit() throws IOException {
        Checkpoint checkpoint = checkpoint(CONFIG.network().parameters(CONFIG.task()));
        float[] theta = checkpoint.snapshot().parameters();
        for (String name : List.of("w.npz", "w.safetensors")) {
            Map<String, String> metadata = new LinkedHashMap<>();
            Map<String, Array> arrays = written(name, CONFIG, checkpoint, metadata);
            List<String> shapes = arrays.entrySet().stream()
                    .map(each -> each.getKey() + " " + each.getValue().shape)
                    .toList();
            assertEquals(
                    List.of(
                            "token_embedding.weight [5, 4]",
                            "position_embedding.weight [2, 4]",
                            "layer.self_attn.in_proj_weight [12, 4]",
                            "layer.self_attn.in_proj_bias [12]",
                            "layer.self_attn.out_proj.weight [4, 4]",
                            "layer.self_attn.out_proj.bias [4]",
                            "layer.norm1.weight [4]",
                            "layer.norm1.bias [4]",
                            "layer.linear1.weight [6, 4]",
                            "layer.linear1.bias [6]",
                            "layer.linear2.weight [4, 6]",
                            "layer.linear2.bias [4]",
                            "layer.norm2.weight [4]",
                            "layer.norm2.bias [4]",
                            "norm.weight [4]",
                            "norm.bias [4]",
                            "head.weight [5, 4]",
                            "head.bias [5]"),
                    shapes);
            // Places in θ by hand: the token embedding is stored d × p, a linear layer by input with the biases after
            // it.
            float[] embedding = arrays.get("token_embedding.weight").values;
            for (int token = 0; token < P; token++) {
                for (int i = 0; i < D; i++) {
                    same(theta[i * P + token], embedding[token * D + i]);
                }
            }
            int query = P * D + 2 * D;
            int keyValue = query + D * D + D;
            float[] projection = arrays.get("layer.self_attn.in_proj_weight").values;
            for (int output = 0; output < 3 * D; output++) {
                for (int input = 0; input < D; input++) {
                    int place = output < D ? query + input * D + output : keyValue + input * 2 * D + output - D;
                    same(theta[place], projection[output * D + input]);
                }
            }
            int head = theta.length - (D + 1) * P;
            for (int output = 0; output < P; output++) {
                same(theta[head + D * P + output], arrays.get("head.bias").values[output]);
                same(theta[head + 2 * P + output], arrays.get("head.weight").values[output * D + 2]);
            }
            int linear1 = keyValue + (D + 1) * 2 * D + (D + 1) * D + 2 * D;
            same(theta[linear1 + 3 * F + 5], arrays.get("layer.linear1.weight").values[5 * D + 3]);
            assertEquals("1234", metadata.get("step"));
            assertEquals("mod-add", metadata.get("task"));
            assertEquals("5", metadata.get("p"));
            assertEquals("5", metadata.get("classes"));
            assertEquals("transformer", metadata.get("network"));
            assertEquals("GrokScope 9.9", metadata.get("generator"));
            assertEquals(CONFIG, ShareText.config(metadata.get("shareText")));
        }
    }

    private static void same(float expected, float got) {
        assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(got));
    }

    @Test
    void bothFormatsHoldTheSameNumbersForEveryNetwork() throws IOException {
        for (Preset preset : List.of(Preset.PAPER, Preset.PARITY)) {
            for (Network.Kind kind : Network.Kind.values()) {
                if (preset == Preset.PARITY && kind != Network.Kind.MLP) {
                    continue;
                }
                RunConfig config = ConfigFields.config(preset.config(), Map.of(ConfigField.NETWORK, kind.id()));
                Checkpoint checkpoint = checkpoint(config.network().parameters(config.task()));
                Map<String, Array> npz = written("a.npz", config, checkpoint, new LinkedHashMap<>());
                Map<String, Array> safe = written("a.safetensors", config, checkpoint, new LinkedHashMap<>());
                assertEquals(List.copyOf(npz.keySet()), List.copyOf(safe.keySet()));
                npz.forEach((name, array) -> {
                    assertEquals(array.shape, safe.get(name).shape);
                    assertArrayEquals(array.values, safe.get(name).values);
                });
            }
        }
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefused() {
        Path file = folder.resolve("w.npz");
        IOException problem =
                assertThrows(IOException.class, () -> WeightsFile.NPZ.write(CONFIG, checkpoint(10), "9.9", file));
        assertTrue(problem.getMessage().contains("checkpoint at step 1234 has 10 parameters"), problem.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void theEndingNamesTheFormat() {
        assertEquals(Optional.of(WeightsFile.NPZ), WeightsFile.of(Path.of("a.npz")));
        assertEquals(Optional.of(WeightsFile.SAFETENSORS), WeightsFile.of(Path.of("a.b.safetensors")));
        for (String name : List.of("a.npy", "npz", "a.safetensors.gz", "a.pt")) {
            assertEquals(Optional.empty(), WeightsFile.of(Path.of(name)));
        }
    }
}
