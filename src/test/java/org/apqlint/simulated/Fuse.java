package org.apqlint.simulated;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Serves a tree as a file system: the kernel's FUSE protocol, version 7.31, spoken on file
 * descriptor 0, which is {@code /dev/fuse} and mounted already. One request at a time, nothing is
 * cached, and what the tree does not need is refused.
 */
final class Fuse {

  private static final int ENOENT = 2;
  private static final int ENOSYS = 38;
  private static final int HEADER = 40;
  private static final int LARGEST = 1 << 18;
  private static final int MAX_WRITE = 1 << 17;

  private static final int ATOMIC_O_TRUNC = 1 << 3;
  private static final int DIRECT_IO = 1;

  private static final int DIRECTORY = 0040755;
  private static final int FILE = 0100644;
  private static final int LINK = 0120777;

  private final Tree tree;
  private final List<String> paths = new ArrayList<>(List.of("/", ""));
  private final Map<String, Long> ids = new HashMap<>(Map.of("/", 0L, "", 1L));

  Fuse(Tree tree) {
    this.tree = tree;
  }

  /** Serves until the file system is unmounted. */
  void serve() throws IOException {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FileOutputStream out = new FileOutputStream(FileDescriptor.in);
    byte[] bytes = new byte[LARGEST];
    for (int length = in.read(bytes); length >= HEADER; length = in.read(bytes)) {
      ByteBuffer request = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.nativeOrder());
      int opcode = request.getInt(4);
      long unique = request.getLong(8);
      String path = path(request.getLong(16));
      request.position(HEADER);
      byte[] reply = new byte[0];
      int errno = 0;
      switch (opcode) {
        case 2, 36, 42 -> {
          // FORGET, INTERRUPT and BATCH_FORGET have no reply.
          continue;
        }
        default -> {
          try {
            reply = answer(opcode, path, request);
          } catch (Tree.Refused refused) {
            errno = refused.errno();
          }
        }
      }
      out.write(
          buffer(16 + reply.length)
              .putInt(16 + reply.length)
              .putInt(-errno)
              .putLong(unique)
              .put(reply)
              .array());
    }
  }

  private byte[] answer(int opcode, String path, ByteBuffer in) throws Tree.Refused {
    return switch (opcode) {
      case 1 -> lookup(path, in);
      case 3, 4 -> buffer(104).putLong(0).putInt(0).putInt(0).put(attributes(path)).array();
      case 5 -> node(path) instanceof Tree.Link link ? bytes(link.target()) : refuse(ENOENT);
      case 14, 27 -> open(path);
      case 15 ->
          node(path) instanceof Tree.File file ? part(bytes(file.text()), in) : refuse(ENOENT);
      case 16 -> write(path, in);
      case 17 -> new byte[80];
      case 18, 20, 25, 29 -> new byte[0];
      case 26 -> init(in);
      case 28 -> node(path) instanceof Tree.Directory d ? part(entries(d), in) : refuse(ENOENT);
      default -> refuse(ENOSYS);
    };
  }

  private static byte[] refuse(int errno) throws Tree.Refused {
    throw new Tree.Refused(errno);
  }

  private static byte[] init(ByteBuffer in) {
    int readAhead = in.getInt(HEADER + 8);
    return buffer(64)
        .putInt(7)
        .putInt(31)
        .putInt(readAhead)
        .putInt(ATOMIC_O_TRUNC)
        .putShort((short) 16)
        .putShort((short) 12)
        .putInt(MAX_WRITE)
        .putInt(1)
        .array();
  }

  private byte[] lookup(String directory, ByteBuffer in) throws Tree.Refused {
    byte[] name = new byte[in.remaining() - 1];
    in.get(name);
    String path =
        (directory.isEmpty() ? "" : directory + "/") + new String(name, StandardCharsets.UTF_8);
    byte[] attributes = attributes(path);
    return buffer(128)
        .putLong(id(path))
        .putLong(0)
        .putLong(0)
        .putLong(0)
        .putInt(0)
        .putInt(0)
        .put(attributes)
        .array();
  }

  private byte[] attributes(String path) throws Tree.Refused {
    Tree.Node node = node(path);
    int mode = node instanceof Tree.Directory ? DIRECTORY : node instanceof Tree.Link ? LINK : FILE;
    ByteBuffer out = buffer(88).putLong(id(path)).putLong(4096);
    return out.putInt(60, mode).putInt(64, 1).putInt(80, 4096).array();
  }

  private byte[] open(String path) throws Tree.Refused {
    node(path);
    return buffer(16).putLong(0).putInt(DIRECT_IO).array();
  }

  private byte[] write(String path, ByteBuffer in) throws Tree.Refused {
    int size = in.getInt(HEADER + 16);
    byte[] data = new byte[size];
    in.position(HEADER + 40);
    in.get(data);
    tree.write(path, new String(data, StandardCharsets.UTF_8));
    return buffer(8).putInt(size).array();
  }

  private byte[] entries(Tree.Directory directory) {
    ByteBuffer out = buffer(MAX_WRITE);
    for (String name : directory.names()) {
      byte[] bytes = bytes(name);
      // The kernel hands the offset back, to go on from there.
      int end = (out.position() + 24 + bytes.length + 7) / 8 * 8;
      out.putLong(1).putLong(end).putInt(bytes.length).putInt(0).put(bytes).position(end);
    }
    byte[] all = new byte[out.position()];
    out.flip().get(all);
    return all;
  }

  /** What a read asks for: offset and size stand behind the handle. */
  private static byte[] part(byte[] all, ByteBuffer in) {
    int from = (int) Math.min(all.length, in.getLong(HEADER + 8));
    int size = Math.min(all.length - from, in.getInt(HEADER + 16));
    byte[] part = new byte[size];
    System.arraycopy(all, from, part, 0, size);
    return part;
  }

  private Tree.Node node(String path) throws Tree.Refused {
    return tree.at(path).orElseThrow(() -> new Tree.Refused(ENOENT));
  }

  private String path(long id) {
    return id < paths.size() ? paths.get((int) id) : "/";
  }

  private long id(String path) {
    return ids.computeIfAbsent(
        path,
        fresh -> {
          paths.add(fresh);
          return paths.size() - 1L;
        });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }
}
