#pragma once

#include <hdf5.h>

#include <stdexcept>

namespace terrace {

/// An HDF5 call failed; the text is the system's or the library's reason. Turned into a FileError at the border of sim/io.
struct Hdf5Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Prepares the library, once. Before its first use:
/// - its exit handler is switched off. At exit it would close what is still open, and after an I/O error (a full disk)
///   that means writing once more into a file already given up: it fails again, loops or crashes. Nothing depends on
///   the handler, since whatever is to last is closed, with its result checked, by ResultsWriter::commit;
/// - errors are not printed to standard error but kept for the message of the exception.
void prepare_hdf5();

/// Throws Hdf5Failure with the innermost reason of the library's error stack.
[[noreturn]] void throw_hdf5_failure();

/// The result of an HDF5 call, if it is not a failure. Every call of the library is written inside `checked` or a Handle.
template <class Result>
Result checked(Result result) {
    if (result < 0) throw_hdf5_failure();
    return result;
}

/// Owns one HDF5 identifier. On the way of success `close` must be called, since closing writes and can fail;
/// the destructor closes only while an exception is on its way (asserted), when the file is given up anyway.
class Handle {
public:
    using Close = herr_t (*)(hid_t);

    Handle() = default;
    Handle(hid_t id, Close close);
    Handle(Handle&& other) noexcept;
    Handle& operator=(Handle&&) = delete;
    ~Handle();

    /// Takes over an identifier; this one must hold none.
    void adopt(Handle&& other);

    [[nodiscard]] hid_t id() const { return id_; }
    /// Closes; throws Hdf5Failure when that fails.
    void close();
    /// Closes whatever the result: for files only read, or given up.
    void abandon() noexcept;

private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
    int exceptions_ = 0;  ///< in flight when the handle was made
};

}  // namespace terrace
