# Accuracy of base R on the NIST linear and univariate sets and on the special
# function tables.
#
#     Rscript peers.R DATA > peers-r.csv
#
# DATA is the folder that holds nist/ and special/ (or the one above it, holding
# data/). Rows go to stdout; the version and where each special function is
# worst go to stderr. peers.py is the same program in Python: keep the two in step.

smallest <- 1e-300 # smaller reference values are skipped
cap <- 15

# |x - c| / |c|, or |x| where c is 0; infinite if x is not a finite number.
relative_error <- function(x, c) {
  error <- ifelse(c == 0, abs(x), abs(x - c) / abs(c))
  ifelse(is.finite(x), error, Inf)
}

# -log10(error), held to 0...15. An error of 0 gives 15.
digits <- function(error) {
  if (error == 0) return(cap)
  min(cap, max(0, -log10(error)))
}

row <- function(name, quantity, computed, certified) {
  stopifnot(length(computed) == length(certified))
  errors <- relative_error(unname(computed), unname(certified))
  if (length(errors) > 0) {
    worst <- max(errors)
    shown <- if (is.finite(worst)) sprintf("%.3e", worst) else "inf"
    cat(sprintf("R,%s,%s,%.2f,%s,%d\n", name, quantity, digits(worst), shown, length(errors)))
  }
  invisible(errors)
}

read_text_csv <- function(path) read.csv(path, colClasses = "character", check.names = FALSE)

linear <- function(folder) {
  table <- read_text_csv(file.path(folder, "certified_linear.csv"))
  exact <- table$exact_30_digits
  exact[exact == "inf"] <- "Inf"
  table$value <- as.numeric(exact)

  power5 <- y ~ x + I(x^2) + I(x^3) + I(x^4) + I(x^5)
  models <- list(
    Longley = y ~ x1 + x2 + x3 + x4 + x5 + x6,
    Norris = y ~ x,
    Pontius = y ~ x + I(x^2),
    NoInt1 = y ~ x - 1,
    Wampler1 = power5,
    Wampler4 = power5
  )
  for (name in names(models)) {
    data <- read.table(file.path(folder, paste0(name, ".dat")), skip = 60)
    data[] <- lapply(data, as.numeric)
    names(data) <- if (ncol(data) == 2) c("y", "x") else c("y", paste0("x", seq_len(ncol(data) - 1)))

    mine <- table[table$dataset == name, ]
    c <- setNames(mine$value, mine$quantity)
    terms <- grep("^B[0-9]$", names(c), value = TRUE)

    fit <- lm(models[[name]], data = data)
    summarised <- suppressWarnings(summary(fit))
    row(name, "coefficients", coef(fit), c[terms])
    # summary() leaves out a coefficient lm() dropped: NA in its place.
    errors <- setNames(rep(NA_real_, length(terms)), names(coef(fit)))
    errors[rownames(summarised$coefficients)] <- summarised$coefficients[, "Std. Error"]
    # A certified 0 or infinity (Wampler1) has no relative error.
    certified <- c[paste0("se_", terms)]
    row(name, "standard errors", errors[certified != 0], certified[certified != 0])
    row(name, "r squared", summarised$r.squared, c["r_squared"])
    # Certified 0 for Wampler1: relative_error then gives |sd| itself.
    row(name, "residual standard deviation", summarised$sigma, c["residual_sd"])
    if (is.finite(c["f"]) && c["f"] != 0) {
      row(name, "f statistic", summarised$fstatistic["value"], c["f"])
    }
  }
}

univariate <- function(folder) {
  for (name in c("Lottery", "Lew", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4")) {
    path <- file.path(folder, paste0(name, ".dat"))
    if (!file.exists(path)) next
    lines <- readLines(path)
    start <- grep("^-{5,}\\s*$", lines)[1]
    body <- trimws(lines[-seq_len(start)])
    y <- as.numeric(body[body != ""])
    head <- lines[seq_len(start - 1)]
    certified <- function(label) {
      as.numeric(trimws(sub("^.*:", "", head[startsWith(head, label)][1])))
    }
    row(name, "mean", mean(y), certified("Sample Mean"))
    row(name, "standard deviation", sd(y), certified("Sample Standard Dev"))
    r1 <- acf(y, lag.max = 1, plot = FALSE)$acf[2]
    row(name, "lag-1 autocorrelation", r1, certified("Sample Autocorrelation"))
  }
}

# One row for a function over a list of argument vectors and reference values.
table_row <- function(name, quantity, f, arguments, values) {
  kept <- abs(values) >= smallest
  if (!any(kept)) return(invisible())
  arguments <- lapply(unname(arguments), function(a) a[kept])
  values <- values[kept]
  computed <- suppressWarnings(do.call(f, arguments))
  errors <- row(name, quantity, computed, values)
  at <- which.max(errors)
  message(sprintf("%s %s: worst at (%s): %.17g, reference %.17g", name, quantity,
    paste(sprintf("%.17g", sapply(arguments, `[`, at)), collapse = ", "), computed[at], values[at]))
}

special_functions <- function(folder) {
  beta_lower <- function(a, b, x) pbeta(x, a, b)
  beta_upper <- function(a, b, x) pbeta(x, a, b, lower.tail = FALSE)
  gamma_lower <- function(a, x) pgamma(x, a)
  gamma_upper <- function(a, x) pgamma(x, a, lower.tail = FALSE)

  # t_isf takes the upper tail, norm_ppf the lower.
  functions <- list(
    t_cdf = function(t, df) pt(t, df),
    t_sf = function(t, df) pt(t, df, lower.tail = FALSE),
    t_isf = function(p, df) qt(p, df, lower.tail = FALSE),
    norm_cdf = function(z) pnorm(z),
    norm_ppf = function(p) qnorm(p),
    norm_logcdf = function(z) pnorm(z, log.p = TRUE),
    betainc_I = beta_lower,
    gammainc_P = gamma_lower,
    gammainc_Q = gamma_upper
  )
  table <- read_text_csv(file.path(folder, "mpmath_truth.csv"))
  for (name in names(functions)) {
    mine <- table[table[["function"]] == name, ]
    count <- length(formals(functions[[name]]))
    arguments <- lapply(mine[paste0("arg", seq_len(count))], as.numeric)
    table_row("mpmath_truth", name, functions[[name]], arguments, as.numeric(mine$value_25_digits))
  }

  beta <- list(betainc_I = list("I", beta_lower), betainc_Ic = list("Ic", beta_upper))
  gamma <- list(gammainc_P = list("P", gamma_lower), gammainc_Q = list("Q", gamma_upper))
  files <- list(
    boost_ibeta_int_data = list(c("a", "b", "x"), beta),
    boost_ibeta_large_data = list(c("a", "b", "x"), beta),
    boost_igamma_small_data = list(c("a", "x"), gamma),
    boost_igamma_big_data = list(c("a", "x"), gamma)
  )
  for (stem in names(files)) {
    table <- read_text_csv(file.path(folder, paste0(stem, ".csv")))
    arguments <- lapply(table[files[[stem]][[1]]], as.numeric)
    for (quantity in names(files[[stem]][[2]])) {
      entry <- files[[stem]][[2]][[quantity]]
      table_row(stem, quantity, entry[[2]], arguments, as.numeric(table[[entry[[1]]]]))
    }
  }
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 1) stop("usage: Rscript peers.R DATA")
folder <- arguments[1]
if (!dir.exists(file.path(folder, "nist"))) folder <- file.path(folder, "data")
message(R.version.string)
cat("tool,set,quantity,digits,worst_relative_error,count\n")
linear(file.path(folder, "nist"))
univariate(file.path(folder, "nist"))
special_functions(file.path(folder, "special"))
