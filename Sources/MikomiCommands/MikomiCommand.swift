import ArgumentParser
import Tables

/// The command `mikomi`: a verb a task, `check` where none is given.
struct MikomiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mikomi",
    abstract: HelpText.text(
      en: "Forecasts policy indicators and says how likely each target is to be met.",
      ja: "政策指標の先行きを予測し、目標を達成する見込みを示します。"),
    discussion: HelpText.text(
      en: """
        Examples, on the built-in sample:
          mikomi --lang ja
          mikomi forecast --through R7 --format csv

        Exit status: 0 done; 1 done, but a series has no numbers; 3 done and the
        answer is no (only with --fail-below); 64 usage; 65 bad data; 66 no such
        input; 70 our fault; 73 cannot create the output; 74 read or write failed;
        77 no permission.
        """,
      ja: """
        例（内蔵の見本による）:
          mikomi --lang ja
          mikomi forecast --through R7 --format csv

        終了コード: 0 完了。1 完了したが、数を出せない系列がある。3 完了し、答えは否
        （--fail-below のときだけ）。64 コマンドの指定の誤り。65 データの誤り。66 入力が
        ない。70 mikomi の不具合。73 出力を作れない。74 読み書きの失敗。77 権限がない。
        """),
    version: Version.current,
    subcommands: [
      CheckCommand.self, ForecastCommand.self, PlotCommand.self, WhatIfCommand.self,
      CompareCommand.self, ReportCommand.self, BacktestCommand.self, GradeCommand.self,
      FitPriorCommand.self, ImportCommand.self, ValidateCommand.self, PanelCommand.self,
      SimulateCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)
}

/// The version of the tool.
enum Version {
  static let current = "0.1.0"
}
