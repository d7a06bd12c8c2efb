import Tables

extension CommandProblem {
  var english: String {
    let q = Quotation.english
    switch self {
    case .noSuchFile(""): return "the name of a file is empty; name one"
    case .noSuchFile(let path): return "\(Quotation.escaped(path)): no such file; check the name"
    case .isDirectory(let path): return "\(Quotation.escaped(path)): is a directory; name a file"
    case .notReadable(let path):
      return "\(Quotation.escaped(path)): no permission to read; change it or copy the file"
    case .readFailed(let path, let reason):
      return
        "\(Quotation.escaped(path)): reading failed (\(reason.wording(in: .english))); try again"
    case .inputTooLarge(let path, let limit):
      return "\(Quotation.escaped(path)): larger than \(limit) bytes; split it by series"
    case .inputChanged(let path):
      return "\(Quotation.escaped(path)): file changed while reading; run again when it is complete"
    case .addressSpace(let missing):
      return
        "not enough memory: \(missing) bytes more of address space are needed; raise the limit "
        + "(ulimit -v), or drop it"
    case .outputExists(let path):
      return "\(Quotation.escaped(path)): exists; use --force to replace it"
    case .outputIsInput(let path):
      return "\(Quotation.escaped(path)): would overwrite the input; name another output"
    case .cannotCreate(let path, let reason):
      return
        "\(Quotation.escaped(path)): cannot be created (\(reason.wording(in: .english))); check the folder"
    case .notWritable(let path):
      return "\(Quotation.escaped(path)): no permission to write there; choose another folder"
    case .writeFailed(let path, let reason):
      return
        "\(Quotation.escaped(path)): writing failed (\(reason.wording(in: .english))); nothing was kept"
    case .coverage(let found):
      return "coverage is a percentage between 1 and 99.9, such as 95 (found \(q(found)))"
    case .quantile(let found):
      return "a quantile is a probability between 0 and 1, such as 0.9 (found \(q(found)))"
    case .year(let option, let found):
      return "\(option) takes a year, such as R7, FY2025 or 2025 (found \(q(found)))"
    case .horizon(let found, let limit):
      return "--horizon takes a whole number of years from 1 to \(limit) (found \(q(found)))"
    case .horizonBeyondLimit(let limit):
      return "horizon > \(limit) years for a series; choose an earlier year"
    case .horizonAndThrough: return "--horizon and --through say the same; give one"
    case .trainingCount(let found, let limit):
      return "--min-train takes a whole number from 1 to \(limit) (found \(q(found)))"
    case .model(let found, let known):
      return "unknown model (found \(q(found))); models are: \(known.joined(separator: ", "))"
    case .digits(let found): return "--digits takes 1 to 17 (found \(q(found)))"
    case .seed(let found):
      return "--seed takes a whole number from 0 to 9223372036854775807 (found \(q(found)))"
    case .failBelow(let found):
      return "--fail-below takes a probability between 0 and 1, such as 0.5 (found \(q(found)))"
    case .target(let found): return "--target takes a number (found \(q(found)))"
    case .targetWithoutYear: return "--target and --target-year go together; give both"
    case .targetForOneSeries(let count):
      return "--target is for one series, the input has \(count); put targets in the file"
    case .quantilesNeedLongShape: return "--quantiles is for --shape long; add it or use --coverage"
    case .optionNeedsTableFile(let option):
      return "\(option) is for CSV and TSV; add --format csv"
    case .directionContradiction(let series):
      return
        "--direction contradicts the target of \(q(series)); drop the option or correct the file"
    case .shapeNeedsRows: return "--shape long is for csv, tsv and json; add --format csv"
    case .formatNotOffered(let name):
      return
        "\(Quotation.escaped(name)): this format is not offered; name a .csv, .tsv or .json file, or give --format"
    case .presetNeedsPredictive: return "--preset is for --model predictive; add it"
    case .emptyOutputName: return "--output has no name; name a file"
    case .importNeedsRows:
      return "import writes rows; say --format csv, tsv or json"
    case .pdfToolMissing(let path):
      return "\(Quotation.escaped(path)): a PDF file, and pdftotext is not installed; install it "
        + "(apt-get install poppler-utils), or save the PDF as text"
    case .pdfUnreadable(let path):
      return "\(Quotation.escaped(path)): pdftotext could not read this PDF; save it as text"
    case .pdfWithoutText(let path):
      return
        "\(Quotation.escaped(path)): the PDF holds no text (a scan?); enter its figures by hand"
    case .pdfFromStandardInput:
      return "stdin: a PDF file; name the file instead of -"
    case .importKeepsDigits:
      return "import writes numbers with the digits that are printed; leave out --digits"
    case .argumentsUnknown:
      return "the system does not hand over the arguments; start mikomi without LD_PRELOAD"
    case .argumentNotUTF8(let position):
      return "argument \(position) is not UTF-8; rename the file"
    case .coverageNeedsWideShape:
      return "--coverage is for the wide shape and tables; use --quantiles with --shape long"
    case .forceWithoutOutput: return "--force is for --output; name a file"
    }
  }
}
