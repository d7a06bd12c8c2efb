#include "CBoostMath.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// Errors come back as NaN or infinity, never as an exception. Doubles are promoted to long double
// inside: slower, and right to the last digit or two.
using Policy = policies::policy<
    policies::promote_double<true>,
    policies::domain_error<policies::ignore_error>,
    policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>>;

// These two scale or square their argument before a special function sees it: in long double, so
// that the rounding of x/√2 or t² is not magnified in far tails.
using Normal = boost::math::normal_distribution<long double, Policy>;
using StudentT = boost::math::students_t_distribution<long double, Policy>;
constexpr Policy policy{};

// Where a result is summed over many parts or iterated upon, digits beyond double are lost anyway.
using FastPolicy = policies::normalise<Policy, policies::promote_double<false>>::type;
using FastStudentT = boost::math::students_t_distribution<double, FastPolicy>;

long double wide(double value) { return value; }

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

double cboostmath_normal_lower_tail(double x) {
  return guarded([&] { return static_cast<double>(cdf(Normal(), wide(x))); });
}

double cboostmath_normal_quantile_lower(double probability) {
  return guarded([&] { return static_cast<double>(quantile(Normal(), wide(probability))); });
}

double cboostmath_student_t_density(double degrees_of_freedom, double t) {
  return guarded([&] { return static_cast<double>(pdf(StudentT(degrees_of_freedom), wide(t))); });
}

double cboostmath_student_t_lower_tail(double degrees_of_freedom, double t) {
  return guarded([&] { return static_cast<double>(cdf(StudentT(degrees_of_freedom), wide(t))); });
}

double cboostmath_student_t_lower_tail_fast(double degrees_of_freedom, double t) {
  return guarded([&] { return cdf(FastStudentT(degrees_of_freedom), t); });
}

double cboostmath_student_t_quantile_lower(double degrees_of_freedom, double probability) {
  return guarded([&] {
    return static_cast<double>(quantile(StudentT(degrees_of_freedom), wide(probability)));
  });
}

double cboostmath_beta_lower(double a, double b, double x) {
  return guarded([&] { return boost::math::ibeta(a, b, x, policy); });
}

double cboostmath_beta_upper(double a, double b, double x) {
  return guarded([&] { return boost::math::ibetac(a, b, x, policy); });
}

double cboostmath_beta_lower_inverse(double a, double b, double probability) {
  return guarded([&] { return boost::math::ibeta_inv(a, b, probability, policy); });
}

double cboostmath_beta_upper_inverse(double a, double b, double probability) {
  return guarded([&] { return boost::math::ibetac_inv(a, b, probability, policy); });
}

double cboostmath_beta_density(double a, double b, double x) {
  return guarded([&] { return boost::math::ibeta_derivative(a, b, x, policy); });
}

double cboostmath_gamma_lower(double a, double x) {
  return guarded([&] { return boost::math::gamma_p(a, x, policy); });
}

double cboostmath_gamma_upper(double a, double x) {
  return guarded([&] { return boost::math::gamma_q(a, x, policy); });
}

double cboostmath_gamma_lower_inverse(double a, double probability) {
  return guarded([&] { return boost::math::gamma_p_inv(a, probability, policy); });
}

double cboostmath_gamma_upper_inverse(double a, double probability) {
  return guarded([&] { return boost::math::gamma_q_inv(a, probability, policy); });
}

double cboostmath_gamma_density(double a, double x) {
  return guarded([&] { return boost::math::gamma_p_derivative(a, x, policy); });
}

double cboostmath_log_gamma(double x) {
  return guarded([&] { return boost::math::lgamma(x, policy); });
}

double cboostmath_log_beta(double a, double b) {
  // Γ(a) / Γ(a + b) as one ratio where it is in range; logarithms only beyond.
  return guarded([&] {
    const double smaller = a < b ? a : b;
    const double larger = a < b ? b : a;
    const double ratio = boost::math::tgamma_delta_ratio(larger, smaller, policy);
    const double log_ratio =
        ratio > 0 && std::isfinite(ratio)
            ? std::log(ratio)
            : boost::math::lgamma(larger, policy) - boost::math::lgamma(larger + smaller, policy);
    return boost::math::lgamma(smaller, policy) + log_ratio;
  });
}

}  // extern "C"
