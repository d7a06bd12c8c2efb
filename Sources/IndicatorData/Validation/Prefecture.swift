/// The prefectures, whose names are often cut short.
enum Prefecture {
  private static let fullNames: [String] = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県",
    "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県",
    "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県",
    "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県",
    "宮崎県", "鹿児島県", "沖縄県",
  ]

  private static let full = Set(fullNames)
  private static let short = Set(fullNames.dropFirst().map { String($0.dropLast()) })

  /// Whether a text is a prefecture, in full or cut short, or the country.
  static func isName(_ text: String) -> Bool {
    full.contains(text) || short.contains(text) || text == "全国"
  }

  /// Whether a text is a prefecture without 都, 府 or 県.
  static func isShortName(_ text: String) -> Bool { short.contains(text) }

  /// Whether a text is a region code: two digits, or five as in e-Stat's 02000.
  static func isCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return [1, 2, 5, 6].contains(bytes.count) && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }
}
