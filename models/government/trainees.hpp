#pragma once

#include <cstdint>
#include <vector>

namespace terrace {

/// A worker in a course.
struct Trainee {
    std::uint32_t worker;
    std::int16_t until;      ///< index of the month in which the course is over
    std::uint8_t measure;
};

/// Who is in a course, and who was in one and has no certificate (whoever has one shows it, see namespace skill).
struct Trainees {
    std::vector<Trainee> now;               ///< in the order of their start
    std::vector<std::uint32_t> without;     ///< workers, ascending
};

}  // namespace terrace
