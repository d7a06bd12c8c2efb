"""A straight line with twelve seasons through period,value by pandas and NumPy: month sums, or lstsq.

Prints CPU time of reading and fitting, peak memory, slope and the level of the first season.
"""
import resource
import sys
import time

import numpy
import pandas

path, how, season = sys.argv[1], sys.argv[2], 12
start = time.process_time()
data = pandas.read_csv(path)
read = time.process_time()
time_since_first = (data.period - data.period[0]).to_numpy()
values, month = data.value.to_numpy(), time_since_first % season
if how == "lstsq":
    design = numpy.zeros((len(values), season + 1))
    design[numpy.arange(len(values)), month] = 1
    design[:, season] = time_since_first
    levels = numpy.linalg.lstsq(design, values, rcond=None)[0]
    slope, level = levels[season], levels[0]
else:
    count = numpy.bincount(month, minlength=season)
    mean_time = numpy.bincount(month, time_since_first, season) / count
    mean = numpy.bincount(month, values, season) / count
    distance = time_since_first - mean_time[month]
    slope = (distance @ values) / (distance @ distance)
    level = mean[0] - slope * mean_time[0]
fitted = time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"NumPy {how}: read {read - start:.2f} s, fit {fitted - read:.2f} s, peak {peak:.0f} MB; "
      f"slope {slope:.15g}, level {level:.15g}")
