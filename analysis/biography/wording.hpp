#pragma once

#include "analysis/biography/events.hpp"

#include <string>

namespace terrace {

/// What a key of an event is called ("town", "rent", "sudden_difficulty", "cotton", ...); the key itself when it has no name.
[[nodiscard]] Text term(std::string_view key);

/// A step of the month.
[[nodiscard]] Text step_name(std::string_view step);

/// A flow of money; `Text` of its kind.
[[nodiscard]] Text flow_name(std::size_t flow);

/// An event in words, without the month.
[[nodiscard]] Text event_text(const Event& event, const Life& life);

/// An offer of a measure and what came of it.
[[nodiscard]] Text offer_text(const Offer& offer, const Text& measure);

/// A choice with what was compared: "cotton 31,200, mixed 30,100, ..."; incomes of neighbours where they were imitated; empty when nothing was.
[[nodiscard]] Text alternatives(const Weighed<land_plan_count>& choice);
[[nodiscard]] Text alternatives(const Weighed<side_count>& choice);

/// Whole yuan, "12,300" in English, "12300" in Chinese; of yuan, and of fen.
[[nodiscard]] Text whole(double value);
[[nodiscard]] inline Text whole_of_fen(double fen) { return whole(fen / 100); }

/// "worker 2": one of the household's, by its position from 1.
[[nodiscard]] inline Text worker_name(int position) { return {"worker " + std::to_string(position), "劳动力" + std::to_string(position)}; }

} // namespace terrace
