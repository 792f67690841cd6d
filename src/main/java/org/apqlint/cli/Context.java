package org.apqlint.cli;

/** What every command works with. */
record Context(Console console, Pipeline pipeline) {

  void print(String text) {
    console.out().print(text);
    console.out().flush();
  }

  void complain(String text) {
    console.err().print(text);
    console.err().flush();
  }
}
