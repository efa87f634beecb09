package org.grokscope.narration;

import java.util.Arrays;
import org.grokscope.run.config.Network;

/** A network with its sizes, in a few words. */
final class NetworkName {
    private NetworkName() {}

    static String of(Words words, Network network) {
        return switch (network) {
            case Network.Transformer it ->
                sizes(words, "network.transformer", it.width(), it.heads(), it.feedForward());
            case Network.Mlp it -> sizes(words, "network.mlp", it.hidden());
            case Network.EmbeddingMlp it -> sizes(words, "network.embedding-mlp", it.width(), it.hidden());
        };
    }

    private static String sizes(Words words, String key, int... sizes) {
        return words.say(key, Arrays.stream(sizes).mapToObj(Integer::toString).toArray());
    }
}
