#pragma once

#include <cstdint>

#include "models/policy/measure.hpp"

namespace terrace {

struct CadreCover;

/// Cadres paired with households (包联): each visits so many households a month, the paired ones first, once each, the others with
/// what is left; fewer where support is tapered off. Visits find households at risk sooner, and paired cadres and guidance teams (指导组) arrange help more often. It does nothing
/// where nobody monitors, and its cadres' pay is not counted. Source: seed document, Bohu: 1,500 cadres, 25 villages, 2,193 exited
/// households, full coverage; proposal 5 for guidance teams; ODD section 7.13.
class CadrePairing final : public Instrument {
public:
    static constexpr std::string_view name = "cadre_pairing";

    void keys(KeyVisitor& key) override;
    void act(PolicyDesk& desk) const override;
    [[nodiscard]] bool modifies() const override { return true; }

    [[nodiscard]] std::int64_t cadres() const { return cadres_; }
    [[nodiscard]] double visits_per_cadre() const { return visits_; }

private:
    void pair(PolicyDesk& desk) const;
    void send_guidance(PolicyDesk& desk, CadreCover& cover) const;

    std::int64_t cadres_ = 0;
    double visits_ = 0;            // [households/cadre/month]
    double coverage_ = 0;          // share of targeted households that are paired
    double paired_help_ = 0;       // more help arranged
    std::int64_t guided_villages_ = 0;
    double guided_capacity_ = 0, guided_help_ = 0;
};

}  // namespace terrace
