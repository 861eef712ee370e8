package org.elenchus.gpu.train;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import org.elenchus.tasks.SettingException;

/**
 * Where a training run is kept while it goes on: a file that is replaced in one step, so that a run
 * killed at any moment leaves a whole one behind.
 *
 * @param file the file
 * @param every after how many steps it is written
 */
public record Checkpoint(Path file, int every) {
  private static final long MAGIC = 0x456c656e63687573L;
  private static final int VERSION = 1;

  /** What is written to and read from a checkpoint. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /** What reads it. */
  interface Reader {
    void read(DataInputStream in) throws IOException;
  }

  /**
   * Checks the interval.
   *
   * @throws SettingException if it is below 1
   */
  public Checkpoint {
    if (every < 1) {
      throw new SettingException("checkpointEvery", every, "an integer of at least 1");
    }
  }

  /** Replaces the file. */
  void write(String key, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(key);
      content.write(out);
      CRC32 sum = new CRC32();
      sum.update(bytes.toByteArray());
      out.writeLong(sum.getValue());
      Path whole = file.toAbsolutePath();
      Path beside = whole.resolveSibling(whole.getFileName() + ".part");
      Files.write(beside, bytes.toByteArray());
      Files.move(
          beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + file + " cannot be written.", e);
    }
  }

  /**
   * Reads the file, where there is one.
   *
   * @return whether there was one
   * @throws SettingException if it is damaged or belongs to another configuration
   */
  boolean read(String key, Reader reader) {
    if (!Files.exists(file)) {
      return false;
    }
    checkSum();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (in.readLong() != MAGIC || in.readInt() != VERSION || !in.readUTF().equals(key)) {
        throw new SettingException(
            "checkpoint", file, "a checkpoint of this configuration, or no file");
      }
      reader.read(in);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + file + " cannot be read.", e);
    }
  }

  /** All bytes but the last eight must add up to those. */
  private void checkSum() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int length = Math.max(0, bytes.length - Long.BYTES);
      CRC32 sum = new CRC32();
      sum.update(bytes, 0, length);
      if (length == 0 || ByteBuffer.wrap(bytes, length, Long.BYTES).getLong() != sum.getValue()) {
        throw new SettingException("checkpoint", file, "a whole checkpoint, or no file");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + file + " cannot be read.", e);
    }
  }

  /**
   * Removes the file of a run that has ended, once its results are kept; it may be gone already.
   */
  public void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoint " + file + " cannot be removed.", e);
    }
  }
}
