#pragma once

namespace terrace {

/// What the program tells the shell.
enum class ExitStatus {
    done = 0,
    failed = 1,        ///< the work failed: broken books, no space, a study that does not repeat
    wrong_input = 2,   ///< wrong usage or bad input; nothing was written
    interrupted = 130, ///< Ctrl-C; no file under the final name
};

} // namespace terrace
