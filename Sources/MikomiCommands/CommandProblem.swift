import Tables

/// What can be wrong with a command line, or with the files it names.
enum CommandProblem: Problem {
  // Files
  case noSuchFile(String)
  case isDirectory(String)
  case notReadable(String)
  case readFailed(String, reason: SystemError)
  case inputTooLarge(String, limit: Int)
  case inputChanged(String)
  case addressSpace(missing: Int)
  case outputExists(String)
  case outputIsInput(String)
  case cannotCreate(String, reason: SystemError)
  case notWritable(String)
  case writeFailed(String, reason: SystemError)
  // Options
  case coverage(found: String)
  case quantile(found: String)
  case year(option: String, found: String)
  case horizon(found: String, limit: Int)
  case horizonBeyondLimit(limit: Int)
  case horizonAndThrough
  case trainingCount(found: String, limit: Int)
  case model(found: String, known: [String])
  case digits(found: String)
  case seed(found: String)
  case failBelow(found: String)
  case target(found: String)
  case targetWithoutYear
  case targetForOneSeries(count: Int)
  case quantilesNeedLongShape
  case optionNeedsTableFile(option: String)
  case forceWithoutOutput
  case directionContradiction(series: String)
  case shapeNeedsRows
  case coverageNeedsWideShape
  case emptyOutputName
  case presetNeedsPredictive
  case formatNotOffered(String)
  case argumentNotUTF8(position: Int)
  case argumentsUnknown
  case importNeedsRows
  case importKeepsDigits
  // PDF files
  case pdfToolMissing(String)
  case pdfUnreadable(String)
  case pdfWithoutText(String)
  case pdfFromStandardInput

  var code: String {
    switch self {
    case .noSuchFile: "E301"
    case .isDirectory: "E302"
    case .notReadable: "E303"
    case .readFailed: "E304"
    case .inputTooLarge: "E305"
    case .inputChanged: "E306"
    case .addressSpace: "E307"
    case .outputExists: "E311"
    case .outputIsInput: "E312"
    case .cannotCreate: "E313"
    case .notWritable: "E314"
    case .writeFailed: "E315"
    case .coverage: "E401"
    case .quantile: "E402"
    case .year: "E403"
    case .horizon, .horizonBeyondLimit: "E404"
    case .horizonAndThrough: "E405"
    case .trainingCount: "E440"
    case .model: "E406"
    case .digits: "E407"
    case .seed: "E408"
    case .failBelow: "E409"
    case .target: "E410"
    case .targetWithoutYear: "E411"
    case .targetForOneSeries: "E412"
    case .quantilesNeedLongShape: "E413"
    case .optionNeedsTableFile: "E414"
    case .forceWithoutOutput: "E415"
    case .directionContradiction: "E416"
    case .shapeNeedsRows: "E417"
    case .coverageNeedsWideShape: "E418"
    case .emptyOutputName: "E419"
    case .presetNeedsPredictive: "E422"
    case .formatNotOffered: "E421"
    case .argumentNotUTF8: "E420"
    case .argumentsUnknown: "E425"
    case .importNeedsRows: "E423"
    case .importKeepsDigits: "E424"
    case .pdfToolMissing: "E321"
    case .pdfUnreadable: "E322"
    case .pdfWithoutText: "E323"
    case .pdfFromStandardInput: "E324"
    }
  }
}
