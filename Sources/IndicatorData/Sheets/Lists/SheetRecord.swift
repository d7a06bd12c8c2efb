/// One indicator of a list: a name and a few values, each with its own year.
struct SheetRecord {
  let name: String
  let token: SheetToken
  let values: [ImportedValue]
}
