package org.grokscope.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * At most 255 colours for a picture. If it has no more, they are exact; otherwise median cut: the box of colours with the largest
 * spread is split at its median until there are enough boxes, and each box is represented by its mean.
 */
final class Palette {

    static final int MOST = 255;

    private final int[] colours;
    private final Map<Integer, Integer> indices = new HashMap<>();

    private Palette(int[] colours) {
        this.colours = colours;
        for (int i = 0; i < colours.length; i++) {
            indices.put(colours[i], i);
        }
    }

    /** The palette of some pixels; those with alpha 0 are ignored. */
    static Palette of(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            if (pixel >>> 24 != 0) {
                counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
            }
        }
        if (counts.size() <= MOST) {
            return new Palette(counts.keySet().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray());
        }
        return new Palette(cut(counts));
    }

    private record Box(List<int[]> colours, double spread, int channel) {
        static Box of(List<int[]> colours) {
            double spread = -1;
            int channel = 0;
            for (int c = 0; c < 3; c++) {
                int shift = 16 - 8 * c;
                double sum = 0;
                double squares = 0;
                double count = 0;
                for (int[] each : colours) {
                    double value = (each[0] >> shift) & 0xFF;
                    // Frequent colours weigh more, but not so much that rare ones are lost.
                    double weight = Math.sqrt(each[1]);
                    sum += weight * value;
                    squares += weight * value * value;
                    count += weight;
                }
                double variance = squares - sum * sum / count;
                if (variance > spread) {
                    spread = variance;
                    channel = c;
                }
            }
            return new Box(colours, spread, channel);
        }

        int mean() {
            double[] sums = new double[3];
            double count = 0;
            for (int[] each : colours) {
                for (int c = 0; c < 3; c++) {
                    sums[c] += (double) ((each[0] >> (16 - 8 * c)) & 0xFF) * each[1];
                }
                count += each[1];
            }
            return (int) Math.round(sums[0] / count) << 16
                    | (int) Math.round(sums[1] / count) << 8
                    | (int) Math.round(sums[2] / count);
        }
    }

    private static int[] cut(Map<Integer, Integer> counts) {
        List<int[]> all = new ArrayList<>();
        counts.forEach((colour, count) -> all.add(new int[] {colour, count}));
        List<Box> boxes = new ArrayList<>(List.of(Box.of(all)));
        while (boxes.size() < MOST) {
            Box widest = boxes.getFirst();
            for (Box box : boxes) {
                widest = box.spread() > widest.spread() ? box : widest;
            }
            if (widest.colours().size() < 2) {
                break;
            }
            boxes.remove(widest);
            int shift = 16 - 8 * widest.channel();
            List<int[]> sorted = new ArrayList<>(widest.colours());
            sorted.sort((a, b) -> Integer.compare((a[0] >> shift) & 0xFF, (b[0] >> shift) & 0xFF));
            int middle = middle(sorted);
            boxes.add(Box.of(List.copyOf(sorted.subList(0, middle))));
            boxes.add(Box.of(List.copyOf(sorted.subList(middle, sorted.size()))));
        }
        return boxes.stream().mapToInt(Box::mean).distinct().toArray();
    }

    private static int middle(List<int[]> sorted) {
        double half = sorted.stream().mapToDouble(each -> Math.sqrt(each[1])).sum() / 2;
        double sum = 0;
        for (int i = 0; i < sorted.size() - 1; i++) {
            sum += Math.sqrt(sorted.get(i)[1]);
            if (sum >= half) {
                return i + 1;
            }
        }
        return sorted.size() - 1;
    }

    int size() {
        return colours.length;
    }

    int colour(int index) {
        return colours[index];
    }

    /** The index of the nearest colour; cached, because few colours make up most of a picture. */
    int index(int pixel) {
        return indices.computeIfAbsent(pixel & 0xFFFFFF, this::nearest);
    }

    private int nearest(int colour) {
        int nearest = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int red = ((colour >> 16) & 0xFF) - ((colours[i] >> 16) & 0xFF);
            int green = ((colour >> 8) & 0xFF) - ((colours[i] >> 8) & 0xFF);
            int blue = (colour & 0xFF) - (colours[i] & 0xFF);
            // The eye is most sensitive to green.
            int distance = 3 * red * red + 4 * green * green + 2 * blue * blue;
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
