package org.apqlint.vectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The vectors of a file such as {@code state.v10}: a selection that is part of the sources, or the
 * whole set from the directory that the environment variable {@code APQLINT_VECTORS} names.
 */
public final class Vectors {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Vectors() {}

  /** One write to apmask or aqmask: the bytes, and the new mask or an errno. */
  public record MaskCase(String current, String write, String result) {}

  public static List<VectorCase> cases(String name) {
    return read(name, JSON.readerFor(VectorCase.class));
  }

  public static List<MaskCase> masks() {
    return read("mask", JSON.readerFor(MaskCase.class));
  }

  /** The cases that are part of the sources, whatever the environment says. */
  static List<VectorCase> selection(String name) {
    return read(name, selected(name), JSON.readerFor(VectorCase.class));
  }

  private static <T> List<T> read(String name, ObjectReader reader) {
    String whole = System.getenv("APQLINT_VECTORS");
    return read(name, whole == null || whole.isEmpty() ? selected(name) : all(whole, name), reader);
  }

  private static <T> List<T> read(String name, InputStream in, ObjectReader reader) {
    List<T> cases = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(reader.readValue(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("vectors " + name, e);
    }
    return cases;
  }

  private static InputStream all(String directory, String name) {
    try {
      return new GZIPInputStream(Files.newInputStream(Path.of(directory, name + ".jsonl.gz")));
    } catch (IOException e) {
      throw new UncheckedIOException("vectors " + name, e);
    }
  }

  private static InputStream selected(String name) {
    InputStream selection = Vectors.class.getResourceAsStream("/vectors/" + name + ".jsonl");
    if (selection == null) {
      throw new IllegalArgumentException("no selection of vectors " + name);
    }
    return selection;
  }
}
