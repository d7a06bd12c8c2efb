extension ColumnDictionary {
  /// Every column of the files whose name is fixed.
  static let entries: [Entry] = [
    Entry("series_id", .string, "系列の番号", "the series"),
    Entry("series_name", .string, "指標の名前", "the indicator’s name"),
    Entry("unit", .string, "単位", "the unit of values and targets"),
    Entry("direction", .string, "up: 上がるのが良い、down: 下がるのが良い", "which way is better: up or down"),
    Entry(
      "rule", .string, "達成の決め方。at_target_year: 目標年度の値で決まる",
      "at_target_year: the value of the target year decides"),
    Entry("base_fy", .integer, "基準年度（始まる西暦年）", "the base year, by the year in which it starts"),
    Entry("base_value", .number, "基準値", "the baseline"),
    Entry("last_fy", .integer, "最新の実績の年度", "the year of the latest actual"),
    Entry("last_value", .number, "最新の実績", "the latest actual"),
    Entry(
      "target_fy", .integer, "目標年度。forecast_long では予測した年度",
      "the target year; in forecast_long the year forecast"),
    Entry("target_value", .number, "目標値。範囲は 70..75 のように書く", "the target; a range as 70..75"),
    Entry("n_actual", .integer, "実績の個数", "the number of actuals"),
    Entry("n_pending", .integer, "最新の実績より後の集計中の年数", "pending years after the latest actual"),
    Entry("median", .number, "予測の中央値", "the median of the forecast"),
    Entry("mean", .number, "予測の平均。有限でなければ空", "the mean of the forecast; blank where not finite"),
    Entry(
      "prob_meet", .number, "掲げられた目標として達成と公表される確率",
      "probability that the declared target is reported as met"),
    Entry(
      "prob_meet_raw", .number, "指標の動きだけから見た達成の確率",
      "probability by the law alone that the value meets the target"),
    Entry(
      "prob_min", .number, "予測法の間で最も低い確率",
      "the least probability over presets and simple models"),
    Entry(
      "prob_max", .number, "予測法の間で最も高い確率",
      "the greatest probability over presets and simple models"),
    Entry(
      "confidence", .string, "確からしさ: low、medium、high",
      "how sure the probability is: low, medium, high"),
    Entry(
      "required_annual_growth", .number, "目標にちょうど届く年率（小数）",
      "growth a year that just reaches the target, as a fraction"),
    Entry("past_annual_growth", .number, "これまでの年率（小数）", "growth a year so far, as a fraction"),
    Entry("ministry_grade", .string, "府省の評価。公表されたまま", "the ministry’s grade, as published"),
    Entry(
      "path_attainment_rate", .number, "目標線に対する達成率（小数）",
      "increment over the linear path’s increment, as a fraction"),
    Entry(
      "progress_share", .number, "目標までの進捗率（小数）",
      "increment over the whole increment, as a fraction"),
    Entry("target_ratio", .number, "実績÷目標値（小数）", "actual over target, as a fraction"),
    Entry("verdict", .string, "判定の符号", "the verdict as a code"),
    Entry("fiscal_year", .integer, "年度（始まる西暦年）", "the year, by the year in which it starts"),
    Entry("era_label", .string, "元号での年度", "the year by era"),
    Entry(
      "status", .string, "行の状態: actual、provisional、revised、forecast、pending、missing",
      "what the row holds: actual, provisional, revised, forecast, pending or missing"),
    Entry("actual", .number, "実績値", "the value read"),
    Entry(
      "target", .number, "その年度の目標値。範囲は 70..75 のように書く",
      "the target of its own year; a range as 70..75"),
    Entry("target_path", .number, "基準値から目標値への直線の値", "the linear path from baseline to target"),
    Entry("note", .string, "注記の符号。; で区切る", "codes separated by ;"),
    Entry("model_id", .string, "予測法", "the model"),
    Entry("origin_fy", .integer, "予測の起点（最新の実績の年度）", "the origin: the year of the latest actual"),
    Entry("horizon", .integer, "起点から何年先か", "years after the origin"),
    Entry(
      "output_type", .string, "quantile、mean、prob_meet、prob_meet_raw のどれか",
      "one of quantile, mean, prob_meet, prob_meet_raw"),
    Entry(
      "output_type_id", .number, "quantile の確率、または目標値",
      "the quantile’s probability, or the target"),
    Entry("value", .number, "値", "the number"),
    Entry("scenario", .string, "何を問うか", "what is asked"),
    Entry("parameter", .string, "その条件", "its parameter"),
    Entry("year", .integer, "行が指す年度", "the year that the row is about"),
    Entry("prob_se", .number, "経路の模擬による標準誤差", "standard error from the drawing of paths"),
    Entry(
      "n_train", .integer, "予測に使った実績の個数。空は全部",
      "actuals that forecasts were made from; blank over all"),
    Entry("series_count", .integer, "系列の数", "series in the row"),
    Entry("forecast_count", .integer, "予測の数", "forecasts in the row"),
    Entry("law_count", .integer, "分布のある予測の数", "forecasts with a law"),
    Entry("median_only_count", .integer, "中央値だけの予測の数", "forecasts with a median alone"),
    Entry("refused_count", .integer, "予測法が断った数", "forecasts that the model refused"),
    Entry(
      "crps_scaled", .number, "連続ランク確率スコア（系列の尺度で割った）",
      "continuous ranked probability score, scaled"),
    Entry("crps_scaled_se_series", .number, "その標準誤差（系列ごと）", "its standard error by series"),
    Entry("crps_infinite_count", .integer, "無限大で平均から除いた数", "infinite ones, left out of the mean"),
    Entry(
      "interval_score_80_scaled", .number, "80%予測区間のスコア",
      "interval score of the 80 % interval, scaled"),
    Entry(
      "interval_score_80_infinite_count", .integer, "無限大で除いた数",
      "infinite ones, left out of the mean"),
    Entry("msis_80", .number, "変化の平均で割った区間スコア", "interval score over the mean change alone"),
    Entry("pinball_scaled", .number, "分位点損失の平均", "mean pinball loss, scaled"),
    Entry("pinball_infinite_count", .integer, "無限大で除いた数", "infinite ones, left out of the mean"),
    Entry("log_score", .number, "対数スコア", "logarithmic score"),
    Entry("log_score_infinite_count", .integer, "無限大で除いた数", "infinite ones, left out of the mean"),
    Entry(
      "median_abs_error_scaled", .number, "中央値の絶対誤差の中央値",
      "median absolute error of the medians, scaled"),
    Entry("mase", .number, "平均絶対誤差÷変化の平均", "mean absolute scaled error"),
    Entry("rmsse", .number, "二乗平均誤差÷変化の平均", "root mean squared scaled error"),
    Entry("mase_undefined_count", .integer, "変化がなく定義できない数", "series that never moved"),
    Entry("pit_mean", .number, "確率積分変換の平均", "mean of the probability integral transforms"),
    Entry("pit_chi_square", .number, "その10等分のカイ二乗", "chi-square of their ten equal parts"),
    Entry("target_count", .integer, "過去の目標の数", "past targets with an actual"),
    Entry("brier", .number, "ブライアスコア", "Brier score"),
    Entry("brier_se_series", .number, "その標準誤差（系列ごと）", "its standard error by series"),
    Entry("target_prob_mean", .number, "与えた確率の平均", "mean probability given"),
    Entry("target_met_share", .number, "達成した割合", "share met"),
    Entry("年度", .integer, "年度（始まる西暦年）", "the year, by the year in which it starts"),
    Entry("実績", .number, "実績値", "the value read"),
    Entry("目標までの直線", .number, "基準値から目標値への直線", "the linear path from baseline to target"),
    Entry("目標値", .number, "その年度の目標値", "the target of its own year"),
    Entry(
      "予測（中央値）", .number, "予測の中央値。最新の年度は実績",
      "the median of the forecast; the actual in its latest year"),
  ]
}
