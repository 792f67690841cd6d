package org.apqlint.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code apqlint completion}: the script by which a shell completes command lines. */
@Command(
    name = "completion",
    description = {
      "Print the script by which a shell completes command lines of apqlint: commands, options and"
          + " their words, specifications, rules.",
      "For bash, put this in ~/.bashrc: source <(apqlint completion bash). For zsh, put the same with"
          + " zsh in ~/.zshrc."
    },
    exitCodeList = {"0:done", "2:a wrong command line"})
final class CompletionCommand implements Callable<Integer> {

  /** The shells that can be served. */
  enum Shell {
    BASH,
    ZSH;

    static final class Word extends OneOf<Shell> {
      Word() {
        super(Shell.class);
      }
    }
  }

  private final Context context;

  @Parameters(paramLabel = "SHELL", converter = Shell.Word.class, description = "bash or zsh")
  private Shell shell;

  CompletionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var root = ApqlintCommand.build(context, new String[0]);
    context.print(shell == Shell.ZSH ? BashCompletion.zsh(root) : BashCompletion.bash(root));
    return ExitCode.CLEAN.code();
  }
}
