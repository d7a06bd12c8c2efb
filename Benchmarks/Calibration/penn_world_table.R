# Writes annual series of countries from the Penn World Table 9.1 as tidy rows.
# Argument: the file to write. Data: Feenstra, Inklaar and Timmer (2015), CC BY 4.0, from r-cran-pwt9.
library(pwt9)
data(pwt9.1)
variables <- c(
  "rgdpe", "rgdpna", "rconna", "pop", "emp", "avh", "hc", "cn", "labsh", "irr", "xr", "pl_con",
  "csh_x", "csh_i", "csh_g", "ctfp")
file <- file(commandArgs(trailingOnly = TRUE)[1], "w")
writeLines("series_id,fiscal_year,value", file)
count <- 0
for (variable in variables) for (country in levels(pwt9.1$isocode)) for (first in c(1980, 2000)) {
  rows <- pwt9.1$isocode == country & pwt9.1$year >= first & pwt9.1$year < first + 18
  values <- pwt9.1[rows, variable]
  if (length(values) < 18 || any(is.na(values)) || any(values <= 0)) next
  # Every fourth series: enough for a standard error below a point.
  count <- count + 1
  if (count %% 4 != 1) next
  writeLines(
    sprintf(
      "%s-%s-%d,%d,%.4g", variable, country, as.integer(first), as.integer(pwt9.1$year[rows]), values),
    file)
}
close(file)
