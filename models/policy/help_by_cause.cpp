#include "models/policy/help_by_cause.hpp"

#include <array>
#include <initializer_list>

namespace terrace {
namespace {

constexpr unsigned bits(std::initializer_list<MonitoringCause> causes) {
    unsigned all = 0;
    for (const MonitoringCause cause : causes)
        all |= 1u << static_cast<unsigned>(cause);
    return all;
}

constexpr unsigned every_cause = ~0u;
constexpr unsigned too_little_work = bits({MonitoringCause::low_income, MonitoringCause::income_loss});

/// [kind of help] bits 1 << cause.
constexpr std::array<unsigned, monitoring_help_count> answered{
    every_cause,                         // relief
    every_cause,                         // dibao
    too_little_work,                     // work
    too_little_work,                     // post
    too_little_work,                     // training
    bits({MonitoringCause::low_income}), // industry
    every_cause,                         // assurance
};

} // namespace

MonitoringHelp help_of(Support support) {
    switch (support) {
    case Support::job:
        return MonitoringHelp::post;
    case Support::skill:
        return MonitoringHelp::training;
    case Support::industry:
    case Support::land:
    case Support::credit:
        return MonitoringHelp::industry;
    case Support::relief:
    case Support::none:
        break;
    }
    return MonitoringHelp::relief;
}

bool answers(MonitoringHelp help, MonitoringCause cause) {
    return (answered[static_cast<std::size_t>(help)] >> static_cast<unsigned>(cause) & 1u) != 0;
}

bool answers(Support support, MonitoringCause cause) { return support == Support::none || answers(help_of(support), cause); }

} // namespace terrace
