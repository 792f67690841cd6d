package org.apqlint.syntax;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where a specification is read from.
 *
 * @param root the directory that no {@code include} may leave; also where the includes of standard
 *     input begin
 * @param standardInput what {@code -} reads
 */
public record SourceOptions(Path root, InputStream standardInput) {}
