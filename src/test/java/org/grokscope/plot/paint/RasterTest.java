package org.grokscope.plot.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RasterTest {
    private static double sum(Raster raster) {
        double sum = 0;
        for (int x = 0; x < raster.width(); x++) {
            for (int y = 0; y < raster.height(); y++) {
                sum += raster.coverage().covered(x, y);
            }
        }
        return sum;
    }

    @Test
    void aHorizontalLineCoversItsWidth() {
        for (double width : new double[] {0.5, 1, 1.6, 2, 2.2, 4, 7}) {
            for (double y = 20; y < 21; y += 0.13) {
                Raster raster = new Raster(10, 40);
                raster.coverage().stroke(-50, y, 60, y, width / 2);
                for (int x = 0; x < 10; x++) {
                    double column = 0;
                    for (int r = 0; r < 40; r++) {
                        column += raster.coverage().covered(x, r);
                    }
                    assertEquals(width, column, 0.02 + width * 0.01, "width " + width + " at " + y);
                }
            }
        }
    }

    @Test
    void aLineOfTwoPixelsOnAnEdgeCoversExactlyTwoRows() {
        Raster raster = new Raster(5, 10);
        raster.coverage().stroke(-9, 5, 20, 5, 1);
        for (int r = 0; r < 10; r++) {
            assertEquals(r == 4 || r == 5 ? 1 : 0, raster.coverage().covered(2, r), 1e-9);
        }
    }

    @Test
    void coverageAtAnyAngleIsLengthTimesWidth() {
        Random random = new Random(8);
        for (int i = 0; i < 300; i++) {
            double angle = random.nextDouble() * Math.PI;
            double width = 1 + random.nextDouble() * 4;
            double length = 150;
            Raster raster = new Raster(220, 220);
            double dx = Math.cos(angle) * length / 2;
            double dy = Math.sin(angle) * length / 2;
            raster.coverage().stroke(110 - dx, 110 - dy, 110 + dx, 110 + dy, width / 2);
            double expected = length * width + Math.PI * width * width / 4;
            assertEquals(expected, sum(raster), expected * 0.012, "angle " + angle + ", width " + width);
        }
    }

    @Test
    void overlappingSegmentsAreNotDarker() {
        Raster once = new Raster(60, 60);
        once.coverage().stroke(10, 10, 50, 40, 1.1);
        Raster twice = new Raster(60, 60);
        twice.coverage().stroke(10, 10, 50, 40, 1.1);
        twice.coverage().stroke(50, 40, 10, 10, 1.1);
        assertEquals(sum(once), sum(twice), 0.5);
    }

    @Test
    void aColumnCoversItsHeight() {
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            double a = random.nextDouble() * 20;
            double b = a + random.nextDouble() * 10;
            Raster raster = new Raster(3, 40);
            raster.coverage().column(1, a, b);
            assertEquals(b - a, sum(raster), 0.01);
        }
    }

    @Test
    void nothingOutsideThrowsAndPremultipliedPixelsStayValid() {
        Random random = new Random(10);
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -1e12, 1e12, -3, 0, 16, 33, 1e300};
        for (int i = 0; i < 4000; i++) {
            Raster raster = new Raster(17, 33);
            for (int k = 0; k < 4; k++) {
                double[] c = new double[4];
                for (int j = 0; j < 4; j++) {
                    c[j] = random.nextInt(3) == 0 ? odd[random.nextInt(odd.length)] : random.nextDouble() * 60 - 20;
                }
                raster.coverage().stroke(c[0], c[1], c[2], c[3], random.nextDouble() * 5);
                raster.coverage().column(random.nextInt(40) - 10, c[0], c[1]);
                raster.blend(random.nextInt(1 << 24), random.nextDouble() * 1.4 - 0.2);
            }
            assertValid(raster);
        }
    }

    private static void assertValid(Raster raster) {
        for (int x = 0; x < raster.width(); x++) {
            for (int y = 0; y < raster.height(); y++) {
                int p = raster.pixel(x, y);
                int alpha = p >>> 24;
                boolean valid = (p >> 16 & 0xff) <= alpha && (p >> 8 & 0xff) <= alpha && (p & 0xff) <= alpha;
                assertTrue(valid, () -> Integer.toHexString(p));
            }
        }
    }

    @Test
    void blendingIsOverAndForgetsTheCoverage() {
        Raster raster = new Raster(3, 3);
        raster.coverage().column(1, 0, 3);
        raster.blend(0xff0000, 1);
        assertEquals(0xffff0000, raster.pixel(1, 1));
        assertEquals(0, raster.pixel(0, 1));
        raster.coverage().column(1, 0, 3);
        raster.blend(0x0000ff, 0.5);
        int p = raster.pixel(1, 1);
        assertEquals(255, p >>> 24);
        assertEquals(127, p >> 16 & 0xff, 2);
        assertEquals(127, p & 0xff, 2);
        raster.blend(0x00ff00, 1);
        assertEquals(p, raster.pixel(1, 1));
        raster.clear();
        assertEquals(0, raster.pixel(1, 1));
    }
}
