#include "analysis/statistics/student.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <limits>

namespace terrace {

double student_t_quantile(double degrees_of_freedom, double probability) {
    if (!(degrees_of_freedom > 0)) return std::numeric_limits<double>::quiet_NaN();
    return boost::math::quantile(boost::math::students_t_distribution<double>(degrees_of_freedom), probability);
}

double student_t_factor(std::size_t n, double confidence) {
    if (n < 2) return std::numeric_limits<double>::quiet_NaN();
    return student_t_quantile(static_cast<double>(n - 1), 0.5 + confidence / 2);
}

} // namespace terrace
