package org.grokscope.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pictures as a plot makes them: a white card, text-like specks, and a curve that grows. */
final class Scenes {

    private Scenes() {}

    static List<Frame> growing(int width, int height, int frames) {
        int[] pixels = new int[width * height];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            boolean letter = i / width % 24 > 16 && i % width < width / 2 && random.nextInt(3) == 0;
            pixels[i] = letter ? 0xFF1B2330 : 0xFFFFFFFF;
        }
        List<Frame> scenes = new ArrayList<>();
        int x = 0;
        for (int frame = 0; frame < frames; frame++) {
            // Every third frame is as the one before.
            for (int i = 0; frame % 3 != 2 && i < width / frames && x < width; i++, x++) {
                int y = (int) (height * (0.5 + 0.33 * Math.sin(x / 20.0)));
                for (int d = 0; d < 3; d++) {
                    pixels[Math.min(height - 1, y + d) * width + x] = frame % 2 == 0 ? 0xFF0072B2 : 0xFFD55E00;
                }
            }
            scenes.add(new Frame(width, height, pixels.clone()));
        }
        return scenes;
    }
}
