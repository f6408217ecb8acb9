#include "sim/io/hdf5_handle.hpp"

#include <cassert>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace terrace {

namespace {

struct Reason {
    std::string system;   // "No space left on device"
    std::string library;  // innermost description
};

extern "C" herr_t note_reason(unsigned depth, const H5E_error2_t* error, void* client) {
    auto& reason = *static_cast<Reason*>(client);
    const std::string description = error->desc == nullptr ? "" : error->desc;
    if (depth == 0) reason.library = description;
    constexpr std::string_view mark = "error message = '";
    const std::size_t start = description.find(mark);
    if (reason.system.empty() && start != std::string::npos) {
        const std::size_t text = start + mark.size();
        reason.system = description.substr(text, description.find('\'', text) - text);
    }
    return 0;
}

}  // namespace

void prepare_hdf5() {
    static const bool ready = [] {
        checked(H5dont_atexit());
        checked(H5open());
        checked(H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr));
        return true;
    }();
    static_cast<void>(ready);
}

void throw_hdf5_failure() {
    Reason reason;
    const bool walked = H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, note_reason, &reason) >= 0;
    if (!walked || (reason.system.empty() && reason.library.empty())) throw Hdf5Failure("the HDF5 library failed without a reason");
    throw Hdf5Failure(reason.system.empty() ? reason.library : reason.system);
}

Handle::Handle(hid_t id, Close close) : id_(checked(id)), close_(close), exceptions_(std::uncaught_exceptions()) {}

Handle::Handle(Handle&& other) noexcept
    : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_), exceptions_(other.exceptions_) {}

void Handle::adopt(Handle&& other) {
    assert(id_ < 0);
    id_ = std::exchange(other.id_, H5I_INVALID_HID);
    close_ = other.close_;
    exceptions_ = other.exceptions_;
}

Handle::~Handle() {
    assert((id_ < 0 || std::uncaught_exceptions() > exceptions_) && "an HDF5 object was not closed on the way of success");
    abandon();
}

void Handle::close() {
    checked(close_(std::exchange(id_, H5I_INVALID_HID)));
}

void Handle::abandon() noexcept {
    if (id_ < 0) return;
    static_cast<void>(close_(std::exchange(id_, H5I_INVALID_HID)));  // given up: its result decides nothing
}

}  // namespace terrace
