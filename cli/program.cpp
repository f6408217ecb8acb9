#include "cli/program.hpp"

#include "cli/command.hpp"
#include "cli/interruption.hpp"
#include "cli/language.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"
#include "sim/io/file_error.hpp"
#include "sim/ledger/ledger.hpp"
#include "sim/run/tasks.hpp"
#include "version.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <new>

namespace terrace {
namespace {

std::vector<Command> commands() {
    return {run_command(),
            compare_command(),
            explain_command(),
            check_command(),
            parameters_command(),
            population_command(),
            report_command(),
            sensitivity_command(),
            sweep_command(),
            discover_command(),
            calibrate_command(),
            plan_command(),
            validate_command(),
            verify_command()};
}

Text version_text() {
    const std::string numbers = "terrace " + std::string(program_version());
    const std::string rest =
        std::string(program_commit()) + "\n" + std::string(program_compiler()) + ", " + std::string(program_build()) + "\n";
    return {numbers + "\ncommit " + rest, numbers + "\n提交 " + rest};
}

/// The command line: the program's own options and one sub-command for each command.
class CommandLine {
public:
    CommandLine(const std::vector<std::string>& words, Language language)
        : words_(words),
          language_(language),
          commands_(commands()),
          app_(Text{"Household economies of rural counties, month by month, under different policies.",
                    "农村各县农户经济逐月模拟与政策比较。"}
                   .in(language)) {
        app_.name("terrace");
        translate(app_);
        add_version(app_);
        OptionAdder(app_, arguments_, language).speech("");
        app_.footer(
            Text{"`terrace COMMAND --help` explains a command. TERRACE_DATA names a folder with parameters/ and regions/\nto be used instead of the one beside the scenarios.\nExit status: 0 done, 1 failed, 2 wrong usage or input, 130 interrupted.",
                 "`terrace 命令 --help` 显示各命令的说明。环境变量 TERRACE_DATA 可指定含 parameters/ 和 regions/ 的文件夹，\n代替方案文件旁的文件夹。\n退出状态：0 完成，1 失败，2 用法或输入有误，130 被中断。"}
                .in(language));
        app_.require_subcommand(0, 1); // words behind a command are its own, also where they are names of commands: `plan check`
        for (const Command& command : commands_)
            add(command);
    }

    /// Reads the words. CLI::Success is thrown for --help and --version.
    void parse() {
        reject_empty_words();
        app_.parse(std::vector<std::string>(words_.rbegin(), words_.rend()));
        for (CLI::App* part : app_.get_subcommands())
            reject_extras(*part);
        reject_extras(app_);
        if (app_.get_subcommands().empty())
            reject_usage("", {"no command", "没有给出命令"},
                         {names(", ") + " (see terrace --help)", names("、") + "（见 terrace --help）"});
        arguments_.command_line = "terrace";
        for (const std::string& word : words_)
            arguments_.command_line += " " + word;
        check_language(arguments_);
    }

    [[nodiscard]] std::string help() const { return app_.help(); }
    [[nodiscard]] const Arguments& arguments() const { return arguments_; }

    [[nodiscard]] const Command& chosen() const {
        const std::string name = app_.get_subcommands().front()->get_name();
        return *std::find_if(commands_.begin(), commands_.end(), [&](const Command& command) { return command.name == name; });
    }

private:
    /// An empty value (`--out "$FILE"` with FILE unset) would pass for an option that was not given.
    void reject_empty_words() const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const bool lacks_value = words_[i].starts_with("--") && words_[i].ends_with("=");
            if (!words_[i].empty() && !lacks_value) continue;
            const std::string option = lacks_value ? words_[i].substr(0, words_[i].find('=')) : i > 0 ? words_[i - 1] : "";
            reject_usage(option, {"an empty value", "空值"}, {"one value", "一个值"});
        }
    }

    void add(const Command& command) {
        CLI::App& part = *app_.add_subcommand(command.name, command.summary.in(language_));
        translate(part);
        part.footer(command.explanation.in(language_));
        part.group(Text{"Commands", "命令"}.in(language_));
        OptionAdder adder(part, arguments_, language_);
        command.add_options(adder, arguments_);
        add_version(part);
    }

    void add_version(CLI::App& part) const {
        part.set_version_flag("--version", version_text().in(language_),
                              Text{"version, commit and compiler", "版本、提交号和编译器"}.in(language_));
    }

    void translate(CLI::App& part) const {
        part.allow_extras();
        part.option_defaults()->group(Text{"Options", "选项"}.in(language_));
        part.set_help_flag("-h,--help", Text{"this text", "显示本说明"}.in(language_));
        if (language_ != Language::zh) return;
        auto formatter = std::make_shared<CLI::Formatter>();
        for (const auto& [word, chinese] :
             {std::pair{"Usage", "用法"}, {"OPTIONS", "选项"}, {"SUBCOMMAND", "命令"}, {"Positionals", "文件"}})
            formatter->label(word, chinese);
        part.formatter(formatter);
    }

    [[nodiscard]] std::string names(const std::string& separator) const {
        std::string text;
        for (const Command& command : commands_)
            text += (text.empty() ? "" : separator) + command.name;
        return text;
    }

    /// The first word that is neither an option of the command nor a command.
    void reject_extras(const CLI::App& part) const {
        const std::vector<std::string> extras = part.remaining();
        if (extras.empty()) return;
        const std::string word = extras.front().substr(0, extras.front().find('='));
        std::vector<std::string> known;
        for (const CLI::Option* option : part.get_options())
            for (const std::string& name : option->get_lnames())
                known.push_back("--" + name);
        const bool is_option = word.starts_with("-");
        if (!is_option)
            for (const Command& command : commands_)
                known.push_back(command.name);
        const Text found = is_option ? Text{"an unknown option", "不认识的选项"} : Text{"an unknown word", "不认识的参数"};
        const Text allowed = is_option ? Text{"the options of " + part.get_name() + " --help", part.get_name() + " --help 所列的选项"}
                                       : Text{names(", "), names("、")};
        reject_usage(word, found, allowed, nearest_name(word, known));
    }

    const std::vector<std::string>& words_;
    Language language_;
    std::vector<Command> commands_;
    CLI::App app_;
    Arguments arguments_;
};

/// The library names the option before a colon and goes on in English; all that is left to it are values that are missing.
Text message_of(const CLI::ParseError& fault) {
    const std::string reason = fault.what();
    const std::string option = reason.substr(0, reason.find(':'));
    if (option.starts_with("--")) return InputError({option}, "", {"no value", "没有取值"}, {"one value", "一个值"}).message();
    return {reason, "命令行有误：" + reason};
}

Text with_reason(const Text& head, const std::exception& fault) { return {head.en + fault.what(), head.zh + fault.what()}; }

ExitStatus do_command(const std::vector<std::string>& words, Language language) {
    CommandLine line(words, language);
    const Console console(language, false);
    try {
        line.parse();
    } catch (const CLI::CallForHelp&) {
        console.print(line.help());
        return ExitStatus::done;
    } catch (const CLI::CallForVersion&) {
        console.print(version_text().in(language));
        return ExitStatus::done;
    } catch (const CLI::ParseError& fault) {
        console.error(message_of(fault));
        return ExitStatus::wrong_input;
    }
    listen_for_interruption();
    return line.chosen().run(line.arguments(), Console(language, line.arguments().quiet));
}

} // namespace

ExitStatus run_program(const std::vector<std::string>& words) {
    const Language language = language_of(words);
    const Console console(language, false);
    try {
        return do_command(words, language);
    } catch (const InputError& fault) {
        console.error(fault.message());
        return ExitStatus::wrong_input;
    } catch (const FileExists& fault) {
        console.error(fault.message());
        return ExitStatus::wrong_input;
    } catch (const FileError& fault) {
        console.error(fault.message());
    } catch (const Cancelled&) {
        console.error({"interrupted; no file was written", "已中断，没有写出文件"});
        return ExitStatus::interrupted;
    } catch (const BrokenIdentity& fault) {
        console.error(with_reason({"the books do not close: ", "账目不平："}, fault));
    } catch (const std::bad_alloc&) {
        console.error({"not enough memory; fewer replicates need less", "内存不足，请减少重复模拟次数"});
    } catch (const std::exception& fault) {
        console.error(with_reason({"a fault of the program: ", "程序错误："}, fault));
    }
    return ExitStatus::failed;
}

} // namespace terrace
