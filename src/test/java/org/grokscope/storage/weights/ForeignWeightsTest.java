package org.grokscope.storage.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunConsistency;
import org.grokscope.storage.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignWeightsTest {

    private static final RunConfig BASE = ShareText.config("grokscope:fast,p=5,batch=full,seed=3");
    private static final RunConfig TRANSFORMER = BASE.withNetwork(new Network.Transformer(4, 2, 6));
    private static final RunConfig MLP = BASE.withNetwork(new Network.Mlp(7));

    @TempDir
    private Path folder;

    private static float[] theta(RunConfig config) {
        Random random = new Random(2);
        float[] theta = new float[config.network().parameters(config.task())];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = random.nextFloat() - 0.5f;
        }
        return theta;
    }

    private Path exported(RunConfig config) throws IOException {
        Snapshot snapshot = new Snapshot(
                theta(config), new float[0], config.optimizer(), 0, List.of(), 0, 0.001, 1, OptionalDouble.empty());
        Snapshot whole = new Snapshot(
                snapshot.parameters(),
                snapshot.reference(),
                config.optimizer(),
                0,
                Collections.nCopies(config.optimizer().moments(), new float[snapshot.parameters().length]),
                0,
                0.001,
                1,
                OptionalDouble.empty());
        Path file = folder.resolve("w.safetensors");
        WeightsFile.SAFETENSORS.write(config, new Checkpoint(1_250, whole), "9.9", file);
        return file;
    }

    /** The same file as PyTorch writes it: without settings, from a module that was wrapped. */
    private Path asOfPyTorch(Path own) throws IOException {
        byte[] bytes = Files.readAllBytes(own);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8)
                .replaceFirst("\"__metadata__\":\\{[^}]*\\},", "")
                .replaceAll("\"([a-z0-9_.]+)\":\\{", "\"_orig_mod.module.$1\":{")
                .strip();
        Path file = folder.resolve("pt.safetensors");
        write(file, header, Arrays.copyOfRange(bytes, 8 + length, bytes.length));
        return file;
    }

    private static void write(Path file, String header, byte[] numbers) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + text.length + numbers.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .put(numbers)
                        .array());
    }

    private static String refused(Path file, Optional<RunConfig> stated) {
        return assertThrows(IOException.class, () -> ForeignWeights.read(file, stated))
                .getMessage()
                .replace(file.toString(), "FILE");
    }

    @Test
    void whatIsExportedComesBackBitForBit() throws IOException {
        for (RunConfig config : List.of(TRANSFORMER, MLP)) {
            Path file = exported(config);
            assertTrue(ForeignWeights.statesSettings(file));
            RunBundle.Content content = ForeignWeights.read(file, Optional.empty());
            assertEquals(config, content.run().config());
            Checkpoint checkpoint = content.checkpoints().getFirst();
            assertEquals(0, checkpoint.step());
            assertEquals(Optional.empty(), checkpoint.misfit(config));
            assertArrayEquals(theta(config), checkpoint.snapshot().parameters());
            assertEquals("The weights are those of step 1250. Step 0 is that step.", content.note());
            assertEquals(Optional.empty(), RunConsistency.problem(content.run()));
        }
    }

    @Test
    void aNetworkOfPyTorchIsReadWithTheSettingsThatAreStated() throws IOException {
        Path file = asOfPyTorch(exported(TRANSFORMER));
        assertFalse(ForeignWeights.statesSettings(file));
        assertEquals(
                "FILE does not say how its network is made. State the settings, such as --preset paper or --network mlp "
                        + "--hidden 512.",
                refused(file, Optional.empty()));
        RunBundle.Content content = ForeignWeights.read(file, Optional.of(TRANSFORMER));
        assertArrayEquals(
                theta(TRANSFORMER), content.checkpoints().getFirst().snapshot().parameters());
        assertTrue(content.note().startsWith("The train set is that of seed 3: "), content.note());
        try (Library library = Library.open(folder.resolve("library.db"), "9.9")) {
            long id = library.add(content);
            assertEquals(1, library.checkpoints(id).size());
        }
    }

    @Test
    void whatDoesNotFitIsNamed() throws IOException {
        Path file = asOfPyTorch(exported(TRANSFORMER));
        assertEquals(
                "FILE: token_embedding.weight must have the shape 5 × 8, as the settings say (got 5 × 4).",
                refused(file, Optional.of(BASE.withNetwork(new Network.Transformer(8, 2, 6)))));
        String mlp = refused(file, Optional.of(MLP));
        assertTrue(
                mlp.startsWith(
                        "FILE lacks layer1.weight, layer1.bias, layer2.weight, layer2.bias, which the network of "
                                + "the settings has. It has token_embedding.weight, "),
                mlp);
    }

    @Test
    void otherTypesOfNumbersAreRead() throws IOException {
        RunConfig small = BASE.withNetwork(new Network.Mlp(1));
        for (String type : List.of("F64", "F16", "BF16", "I32")) {
            int bytes = type.equals("F64") ? 8 : type.equals("I32") ? 4 : 2;
            StringBuilder header = new StringBuilder("{");
            int at = 0;
            for (WeightTensor tensor : WeightTensors.of(small.network(), small.task())) {
                header.append(at == 0 ? "" : ",")
                        .append('"')
                        .append(tensor.name())
                        .append("\":{\"dtype\":\"");
                header.append(type)
                        .append("\",\"shape\":")
                        .append(tensor.shape())
                        .append(",\"data_offsets\":[");
                header.append(at).append(',').append(at + bytes * tensor.size()).append("]}");
                at += bytes * tensor.size();
            }
            ByteBuffer numbers = ByteBuffer.allocate(at).order(ByteOrder.LITTLE_ENDIAN);
            while (numbers.hasRemaining()) {
                switch (type) {
                    case "F64" -> numbers.putDouble(-1.5);
                    case "F16" -> numbers.putShort((short) 0xBE00);
                    case "BF16" -> numbers.putShort((short) 0xBFC0);
                    default -> numbers.putInt(0);
                }
            }
            Path file = folder.resolve(type + ".safetensors");
            write(file, header + "}", numbers.array());
            if (type.equals("I32")) {
                assertEquals(
                        "FILE: layer1.weight has the type I32; F32, F64, F16 and BF16 are read.",
                        refused(file, Optional.of(small)));
            } else {
                for (float each : ForeignWeights.read(file, Optional.of(small))
                        .checkpoints()
                        .getFirst()
                        .snapshot()
                        .parameters()) {
                    assertEquals(-1.5f, each);
                }
            }
        }
    }

    @Test
    void damagedFilesAreReadOrRefusedInOneSentence() throws IOException {
        byte[] sound = Files.readAllBytes(exported(MLP));
        Random random = new Random(3);
        Path file = folder.resolve("damaged.safetensors");
        int read = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(Math.min(bytes.length, 1_200))] = (byte) random.nextInt();
            }
            Files.write(file, bytes);
            try {
                ForeignWeights.read(file, Optional.of(MLP));
                read++;
            } catch (IOException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
        }
        assertTrue(read > 100 && read < 9_900, "read " + read);
    }
}
