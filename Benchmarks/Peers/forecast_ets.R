# Short series with the package forecast: ets, three years ahead, 95 % bands.
suppressMessages(library(forecast))
arguments <- commandArgs(TRUE)
rows <- read.csv(arguments[1], stringsAsFactors = FALSE)
names <- unique(rows$unique_id)
parts <- lapply(names, function(name) {
  series <- rows[rows$unique_id == name, ]
  far <- forecast(ets(ts(series$y, start = series$ds[1])), h = 3, level = 95)
  # Plain numbers: frames of time series do not go below one another.
  data.frame(unique_id = name, ds = max(series$ds) + 1:3, ets = as.numeric(far$mean),
             lo = as.numeric(far$lower), hi = as.numeric(far$upper))
})
write.csv(do.call(rbind, parts), arguments[2], row.names = FALSE, quote = FALSE)
