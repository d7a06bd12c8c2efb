import IndicatorData
import Reporting
import Tables
import TestSupport
import Testing

/// Files that the tool writes, against the columns that they are validated by.
@Suite
struct ResultSchemaTests {
  static let schemas = ResultFile.allCases.map {
    TableSchema(name: $0.rawValue, columns: $0.columns, key: $0.key)
  }

  private func validated(_ text: String, as name: String? = nil) -> ValidationResult {
    let layout =
      Self.schemas.first { $0.name == name }.map { TableValidator.Layout.schema($0) } ?? .automatic
    return TableValidator(schemas: Self.schemas)
      .result(of: Array(text.utf8), named: "t.csv", as: layout)
  }

  private func errors(_ text: String) -> [String] {
    validated(text).findings.filter { $0.severity != .information }.map { finding in
      "\(finding.location.line ?? 0):\(finding.location.column ?? 0) \(finding.problem.code)"
    }
  }

  @Test(arguments: ResultFile.allCases)
  func `every column of our files has a kind, and its key is among its columns`(file: ResultFile) {
    let schema = TableSchema(name: file.rawValue, columns: file.columns, key: file.key)
    #expect(schema.unknownColumns.isEmpty, "\(schema.unknownColumns)")
    #expect(file.key.allSatisfy(file.columns.contains))
    #expect(Set(file.columns).count == file.columns.count)
    // The header alone tells which file it is.
    #expect(validated(file.columns.joined(separator: ",") + "\n").schema == file.rawValue)
  }

  static let wide = """
    series_id,series_name,unit,fiscal_year,era_label,status,actual,target,target_path,median,mean,\
    lo_50,hi_50,lo_80,hi_80,prob_meet,prob_meet_raw,note,model_id,origin_fy,n_actual
    a,待ち日数,日,2021,R3年度,actual,19,,,,,,,,,,,,linear,2021,3
    a,待ち日数,日,2022,R4年度,forecast,,15,,18,18,17,19,16,20,0.2,0.2,outside_bounds,linear,2021,3

    """

  @Test(
    arguments: [
      (",2022,R4", ",R4,R4", "3:10 E623"), (",15,,18", ",15,,18人", "3:34 E625"),
      (",0.2,0.2,", ",20,0.2,", "3:52 E626"), (",forecast,", ",future,", "3:20 E627"),
      ("outside_bounds", "Outside", "3:60 E627"), (",16,20,", ",16,18.5,", "3:43 E628"),
      (",17,19,", ",19.5,19,", "3:40 E628"), ("2021,3\n", "2021,-3\n", "2:53 E624"),
      ("2022,R4", "2021,R4", "3:1 E631"), (",n_actual\n", ",actuals\n", "1:1 E620"),
      ("lo_80", "lo_90", "1:107 E621"),
    ] as [(String, String, String)])
  func `a fault in a file of ours is found at its cell`(
    found: String, planted: String, expected: String
  ) {
    #expect(errors(Self.wide).isEmpty, "\(errors(Self.wide))")
    let told = errors(Self.wide.replacing(found, with: planted, maxReplacements: 1))
    #expect(told.contains(expected), "\(told)")
  }

  @Test func `long forecasts keep their horizon and rising quantiles`() {
    let text = """
      series_id,model_id,origin_fy,target_fy,horizon,output_type,output_type_id,value
      a,linear,2021,2022,1,quantile,0.1,16
      a,linear,2021,2022,1,quantile,0.5,18
      a,linear,2021,2022,1,prob_meet,70..75,0.3

      """
    #expect(errors(text).isEmpty)
    #expect(
      errors(text.replacing("2022,1,quantile,0.5", with: "2022,2,quantile,0.5")) == ["3:20 E629"])
    #expect(errors(text.replacing("0.5,18", with: "0.5,15")) == ["3:35 E630"])
    #expect(errors(text.replacing("70..75", with: "75..70")) == ["4:32 E625"])
    #expect(errors(text.replacing(",quantile,0.1", with: ",,0.1")) == ["2:22 E622"])
  }

  @Test func `a chart's file may write its years in any notation, and its bands in order`() {
    let text = "年度,実績,目標までの直線,目標値,予測（中央値）,80%区間 下限,80%区間 上限\n2021,19,,,,,\n2022,,,15,18,16,20\n"
    #expect(validated(text).schema == "chart")
    #expect(errors(text).isEmpty, "\(errors(text))")
    #expect(errors(text.replacing("16,20", with: "21,20")) == ["3:14 E628"])
    #expect(errors(text.replacing("2022,", with: "22,")).contains("3:1 E623"))
  }

  @Test func `an unknown column is a warning, an unknown layout an error`() {
    #expect(errors(Self.wide.replacing("\n", with: ",x\n")) == ["1:176 W620"])
    #expect(errors("x,y\n1,2\n") == ["1:1 E632"])
  }

  @Test func `odd actuals in a file of forecasts are told once, whatever the number of models`() {
    let head = Self.wide.prefix { $0 != "\n" } + "\n"
    var text = String(head)
    for model in ["linear", "random-walk"] {
      for (index, value) in ["41", "43", "40", "4210"].enumerated() {
        text += "a,x,件,\(2018 + index),R,actual,\(value),,,,,,,,,,,,\(model),2021,4\n"
      }
    }
    #expect(errors(text) == ["5:21 N215"])
  }
}
