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

  private static <T> List<T> read(String name, ObjectReader reader) {
    List<T> cases = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(reader.readValue(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("vectors " + name, e);
    }
    return cases;
  }

  private static InputStream open(String name) throws IOException {
    String whole = System.getenv("APQLINT_VECTORS");
    if (whole != null && !whole.isEmpty()) {
      return new GZIPInputStream(Files.newInputStream(Path.of(whole, name + ".jsonl.gz")));
    }
    InputStream selection = Vectors.class.getResourceAsStream("/vectors/" + name + ".jsonl");
    if (selection == null) {
      throw new IOException("no selection of vectors " + name);
    }
    return selection;
  }
}
