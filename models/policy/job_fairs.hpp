#pragma once

#include "models/policy/measure.hpp"

namespace terrace {

/// Job fairs: in the month of a fair more searchers and vacancies meet. It creates no job: without vacancies nobody finds one, and whom an
/// employer meets there it does not meet elsewhere. Source: seed document, Hejing: a recruitment fair every month; ODD section 7.24.
class JobFairs final : public Instrument {
public:
    static constexpr std::string_view name = "job_fairs";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool modifies() const override { return true; }

private:
    int every_months_ = 1;
    double efficiency_ = 0;   // added in the month of a fair
    Fen cost_ = 0;            // of a fair [fen]
};

}  // namespace terrace
