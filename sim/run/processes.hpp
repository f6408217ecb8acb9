#pragma once

#include <string>
#include <vector>

namespace terrace {

/// How a process ended.
struct ProcessEnd {
    int process = 0;
    int status = 0;      ///< what it told, when it left by itself
    int signal = 0;      ///< what killed it, or 0
};

/// Programs started by this one. They are asked to stop (SIGTERM) when this process dies or the object goes.
class Processes {
public:
    Processes() = default;
    /// Asks those that still run to stop and waits for them.
    ~Processes();
    Processes(const Processes&) = delete;
    Processes& operator=(const Processes&) = delete;

    /// Starts a program with its arguments and returns its number; standard output is given up, standard error shared. Throws std::system_error.
    int start(const std::string& program, const std::vector<std::string>& arguments);
    /// Those that have ended since the last call, without waiting.
    std::vector<ProcessEnd> ended();
    [[nodiscard]] std::size_t running() const { return running_.size(); }
    /// Asks all to stop.
    void stop() const;

private:
    std::vector<int> running_;
};

/// Runs a program to its end and returns what it printed; standard error is shared. Throws std::system_error when it cannot be started.
struct ProgramAnswer {
    int status = 0;
    std::string output;
};
[[nodiscard]] ProgramAnswer run_program_for_answer(const std::string& program, const std::vector<std::string>& arguments);

/// Whether a process of this machine is alive and began at `started` (`process_start`), so that a number given again is not mistaken for it.
[[nodiscard]] bool is_alive(int process, const std::string& started);
/// When a process began, in the system's own count; empty when there is no such process.
[[nodiscard]] std::string process_start(int process);
/// The machine's name and a mark of its last start, without blanks: machines that bear the same name are told apart, and processes from before a restart.
[[nodiscard]] std::string machine_name();

} // namespace terrace
