# A least-squares line a series with 95 % bands, one lm a series.
arguments <- commandArgs(TRUE)
rows <- read.csv(arguments[1], stringsAsFactors = FALSE)
parts <- lapply(split(rows, factor(rows$unique_id, unique(rows$unique_id))), function(series) {
  ahead <- data.frame(ds = max(series$ds) + 1:3)
  band <- predict(lm(y ~ ds, series), ahead, interval = "prediction", level = 0.95)
  data.frame(unique_id = series$unique_id[1], ds = ahead$ds, band)
})
write.csv(do.call(rbind, parts), arguments[2], row.names = FALSE, quote = FALSE)
