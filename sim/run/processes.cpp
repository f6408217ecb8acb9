#include "sim/run/processes.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

namespace terrace {
namespace {

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

/// The child's part: only calls that are safe after a fork.
[[noreturn]] void become(char* const* words, int output, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(126); // it died in between
    if (output >= 0) dup2(output, STDOUT_FILENO);
    execvp(words[0], words);
    _exit(127);
}

pid_t spawn(const std::string& program, const std::vector<std::string>& arguments, int output) {
    std::vector<std::string> texts{program};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<char*> words;
    for (std::string& text : texts) words.push_back(text.data());
    words.push_back(nullptr);
    const pid_t parent = getpid(), child = fork();
    if (child < 0) fail("cannot start " + program);
    if (child == 0) become(words.data(), output, parent);
    return child;
}

} // namespace

Processes::~Processes() {
    stop();
    for (const int process : running_)
        while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {}
}

int Processes::start(const std::string& program, const std::vector<std::string>& arguments) {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0) fail("cannot open /dev/null");
    const pid_t child = spawn(program, arguments, nowhere);
    ::close(nowhere);
    running_.push_back(child);
    return child;
}

std::vector<ProcessEnd> Processes::ended() {
    std::vector<ProcessEnd> ends;
    for (const int process : running_) {
        int status = 0;
        if (waitpid(process, &status, WNOHANG) != process) continue;
        ends.push_back({process, WIFEXITED(status) ? WEXITSTATUS(status) : 0, WIFSIGNALED(status) ? WTERMSIG(status) : 0});
    }
    std::erase_if(running_, [&](int process) { return std::any_of(ends.begin(), ends.end(), [&](const ProcessEnd& end) { return end.process == process; }); });
    return ends;
}

void Processes::stop() const {
    for (const int process : running_) ::kill(process, SIGTERM);
}

ProgramAnswer run_program_for_answer(const std::string& program, const std::vector<std::string>& arguments) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) fail("cannot make a pipe");
    const pid_t child = spawn(program, arguments, pipe[1]);
    ::close(pipe[1]);
    ProgramAnswer answer;
    std::array<char, 4096> block{};
    for (ssize_t got = 0; (got = ::read(pipe[0], block.data(), block.size())) != 0;) {
        if (got > 0) answer.output.append(block.data(), static_cast<std::size_t>(got));
        if (got < 0 && errno != EINTR) break;
    }
    ::close(pipe[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return answer;
}

std::string process_start(int process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::size_t name_end = text.rfind(')'); // the name may hold anything
    if (name_end == std::string::npos) return "";
    std::istringstream fields(text.substr(name_end + 1));
    std::string field, state;
    fields >> state;
    if (state == "Z" || state == "X") return "";
    constexpr int start_time = 22, after_name = 3; // proc(5)
    for (int number = after_name; number < start_time; ++number) fields >> field;
    return field;
}

bool is_alive(int process, const std::string& started) {
    const std::string now = process_start(process);
    return !now.empty() && now == started;
}

std::string machine_name() {
    std::array<char, 256> host{};
    std::string start;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> start;
    const std::string name = gethostname(host.data(), host.size() - 1) == 0 ? host.data() : "unknown";
    return start.empty() ? name : name + "-" + start.substr(0, 8);
}

} // namespace terrace
