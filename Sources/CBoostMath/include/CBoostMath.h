#pragma once
/* A C interface to the few functions of Boost.Math (BSL-1.0) that the distributions need.
   No function throws, sets errno or reads the locale. Outside its domain a function returns NaN. */
#ifdef __cplusplus
extern "C" {
#endif

double cboostmath_normal_density(double x);
double cboostmath_normal_lower_tail(double x);
double cboostmath_normal_quantile_lower(double probability);

double cboostmath_student_t_density(double degrees_of_freedom, double t);
double cboostmath_student_t_lower_tail(double degrees_of_freedom, double t);
/* The probability between 0 and t, negative for negative t: F(t) − 1/2 with all its digits. */
double cboostmath_student_t_central(double degrees_of_freedom, double t);
double cboostmath_student_t_quantile_lower(double degrees_of_freedom, double probability);

#ifdef __cplusplus
}
#endif
