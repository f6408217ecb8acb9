#pragma once

#include "analysis/calibration/calibration.hpp"

namespace terrace {

/// Two free parameters "x" and "y" from 0 to 1, and as many aims as wanted.
inline CalibrationProblem toy_problem(std::vector<Aim> aims) {
    CalibrationProblem problem;
    problem.aims = std::move(aims);
    for (const char* key : {"x", "y"}) {
        Factor factor;
        factor.key = key;
        factor.label = {key, key};
        factor.unit = "1";
        factor.low = 0;
        factor.high = 1;
        problem.factors.push_back(factor);
    }
    problem.terms.replicates = 2;
    problem.terms.waves = 3;
    problem.terms.points = 25;
    problem.terms.samples = 200;
    problem.terms.particles = 500;
    return problem;
}

inline Aim toy_aim(const std::string& id, double low, double high, double discrepancy, bool fitted = true) {
    Aim aim;
    aim.id = id;
    aim.label = {id, id};
    aim.decimals = 2;
    aim.low = low;
    aim.high = high;
    aim.discrepancy = discrepancy;
    aim.fitted = fitted;
    return aim;
}

/// Runs of a function of (x, y, aim); the two replicates lie `luck` above and below.
template <class Function>
RunPoints toy_runs(std::size_t aims, double luck, Function function) {
    return [=](const std::vector<double>& points, std::size_t count) {
        std::vector<double> results;
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t a = 0; a < aims; ++a)
                for (const double way : {1.0, -1.0}) results.push_back(function(points[2 * i], points[2 * i + 1], a) + way * luck);
        return results;
    };
}

} // namespace terrace
