#include "CBoostMath.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// Errors come back as NaN or infinity, never as an exception; doubles stay doubles.
using Policy = policies::policy<
    policies::promote_double<false>,
    policies::domain_error<policies::ignore_error>,
    policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>>;

using Normal = boost::math::normal_distribution<double, Policy>;
using StudentT = boost::math::students_t_distribution<double, Policy>;

// The policy silences all that Boost reports itself; this guards against what it calls.
template <typename Function>
double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

extern "C" {

double cboostmath_normal_density(double x) {
  return guarded([&] { return boost::math::pdf(Normal(), x); });
}

double cboostmath_normal_lower_tail(double x) {
  return guarded([&] { return boost::math::cdf(Normal(), x); });
}

double cboostmath_normal_quantile_lower(double probability) {
  return guarded([&] { return boost::math::quantile(Normal(), probability); });
}

double cboostmath_student_t_density(double degrees_of_freedom, double t) {
  return guarded([&] { return boost::math::pdf(StudentT(degrees_of_freedom), t); });
}

double cboostmath_student_t_lower_tail(double degrees_of_freedom, double t) {
  return guarded([&] { return boost::math::cdf(StudentT(degrees_of_freedom), t); });
}

double cboostmath_student_t_central(double degrees_of_freedom, double t) {
  return guarded([&] {
    const double x = t / (t + degrees_of_freedom / t);
    const double half = boost::math::ibeta(0.5, degrees_of_freedom / 2, x, Policy()) / 2;
    return t < 0 ? -half : half;
  });
}

double cboostmath_student_t_quantile_lower(double degrees_of_freedom, double probability) {
  return guarded([&] { return boost::math::quantile(StudentT(degrees_of_freedom), probability); });
}

}  // extern "C"
