package org.grokscope.ui.story;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.grokscope.concurrent.Threads;
import org.grokscope.ui.controls.Texts;

/** A quiet tone that rises by two octaves with the test accuracy: the run for the ear. On a thread of its own. */
public final class Tone {

    private static final float RATE = 22_050;
    private static final int BLOCK = 512;
    private static final double LOWEST = 220;
    private static final double OCTAVES = 2;
    private static final double LOUDNESS = 0.12;

    private volatile double accuracy;
    private volatile boolean sounding;
    private volatile boolean audible;

    /** What part of the test set is right, 0 to 1; whether it is to be heard just now. */
    public void set(double newAccuracy, boolean heard) {
        accuracy = newAccuracy;
        audible = heard;
    }

    boolean isOn() {
        return sounding;
    }

    /**
     * Turns it on or off.
     *
     * @return why there is no sound; empty if there is
     */
    public String toggle() {
        if (sounding) {
            close();
            return "";
        }
        AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(format);
            line.open(format, 4 * BLOCK * 2);
            sounding = true;
            Threads.start("tone", () -> sound(line));
            return "";
        } catch (LineUnavailableException | IllegalArgumentException e) {
            return Texts.of("tone.unavailable");
        }
    }

    /** The pitch for an accuracy, in Hz. */
    static double pitch(double accuracy) {
        return LOWEST * Math.pow(2, OCTAVES * Math.clamp(accuracy, 0, 1));
    }

    private void sound(SourceDataLine line) {
        byte[] block = new byte[2 * BLOCK];
        double phase = 0;
        double pitch = pitch(accuracy);
        double volume = 0;
        line.start();
        while (sounding) {
            double wanted = pitch(accuracy);
            for (int i = 0; i < BLOCK; i++) {
                // Slides instead of jumps, so that nothing clicks.
                pitch += (wanted - pitch) * 0.0005;
                volume += ((audible ? LOUDNESS : 0) - volume) * 0.001;
                phase += 2 * Math.PI * pitch / RATE;
                short sample = (short) (Short.MAX_VALUE * volume * Math.sin(phase));
                block[2 * i] = (byte) sample;
                block[2 * i + 1] = (byte) (sample >> 8);
            }
            phase %= 2 * Math.PI;
            line.write(block, 0, block.length);
        }
        line.close();
    }

    /** Ends it. */
    public void close() {
        sounding = false;
    }
}
