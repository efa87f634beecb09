package org.grokscope.storage.tensorboard;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32C;

/**
 * Writes an event file: TFRecords of Event messages. A record is its length (8 bytes, little-endian), the masked CRC-32C of that, the
 * message, and the masked CRC-32C of it. Field numbers are those of event.proto, summary.proto and tensor.proto in
 * tensorflow/core (Apache 2.0).
 */
final class EventFile {

    private static final int MASK = 0xA282EAD8;
    /** SummaryMetadata.data_class: a tensor. */
    private static final int TENSOR = 2;

    private static final int FLOAT = 1;
    private static final int STRING = 7;

    private final OutputStream out;

    /** Begins a file; TensorBoard then drops what it has read of an earlier file of the run. */
    EventFile(OutputStream out, double wallTime) throws IOException {
        this.out = out;
        record(event(wallTime).text(3, "brain.Event:2"));
        // SessionLog with status START.
        record(event(wallTime).message(7, new Message().number(1, 1)));
    }

    private static Message event(double wallTime) {
        return new Message().real(1, wallTime);
    }

    void scalar(double wallTime, long step, String tag, double value) throws IOException {
        Message point = new Message().text(1, tag).single(2, (float) value);
        summary(wallTime, step, point);
    }

    /** A text for the tab of that name, in Markdown. */
    void text(double wallTime, long step, String tag, String text) throws IOException {
        Message one = new Message().message(2, new Message().number(1, 1));
        Message tensor = new Message().number(1, STRING).message(2, one).text(8, text);
        summary(wallTime, step, plugin(tag, "text", new Message(), tensor));
    }

    /** What the HParams tab shows; it needs a tensor, whatever it holds. */
    void hyperparameters(double wallTime, String tag, Message data) throws IOException {
        Message one = new Message().message(2, new Message().number(1, 1));
        Message tensor = new Message().number(1, FLOAT).message(2, one).single(5, 0);
        summary(wallTime, 0, plugin(tag, "hparams", data, tensor));
    }

    private static Message plugin(String tag, String name, Message content, Message tensor) {
        Message data = new Message().text(1, name).message(2, content);
        Message metadata = new Message().message(1, data).number(4, TENSOR);
        return new Message().text(1, tag).message(8, tensor).message(9, metadata);
    }

    private void summary(double wallTime, long step, Message value) throws IOException {
        record(event(wallTime).number(2, step).message(5, new Message().message(1, value)));
    }

    private void record(Message event) throws IOException {
        byte[] message = event.bytes();
        byte[] length = Message.little(8).putLong(message.length).array();
        out.write(length);
        out.write(Message.little(4).putInt(masked(length)).array());
        out.write(message);
        out.write(Message.little(4).putInt(masked(message)).array());
    }

    /** Rotated and offset, as TFRecord requires, because checksums of data that contains checksums are weak. */
    private static int masked(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }
}
