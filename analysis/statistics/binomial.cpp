#include "analysis/statistics/binomial.hpp"

#include <boost/math/special_functions/beta.hpp>

namespace terrace {

double binomial_upper_tail(std::size_t successes, std::size_t trials, double probability) {
    if (successes == 0) return 1;
    if (successes > trials) return 0;
    return boost::math::ibeta(static_cast<double>(successes), static_cast<double>(trials - successes + 1), probability);
}

} // namespace terrace
