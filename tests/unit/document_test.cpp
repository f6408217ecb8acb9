#include "sim/config/document.hpp"
#include "tests/support/input_error_of.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace terrace {
namespace {

bool mentions(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Document, reads_a_file) {
    const TemporaryFolder folder;
    const auto path = folder.write("a.toml", "title = \"乡村\"\n");
    const Node root = read_document(path);
    EXPECT_EQ(root.find("title")->string(), "乡村");
    EXPECT_EQ(root.find("title")->place().file, path.string());
}

TEST(Document, rejects_a_missing_file_and_names_a_similar_one) {
    const TemporaryFolder folder;
    const auto path = folder.write("baseline.toml", "a = 1\n");
    const InputError error = input_error_of([&] { read_document(folder.path() / "basline.toml"); });
    EXPECT_TRUE(mentions(error.message().en, "no such file"));
    EXPECT_TRUE(mentions(error.message().zh, "文件不存在"));
    EXPECT_EQ(error.suggestion(), path.string());
}

TEST(Document, rejects_directories_and_files_without_content) {
    const TemporaryFolder folder;
    EXPECT_TRUE(mentions(input_error_of([&] { read_document(folder.path()); }).message().en, "a directory"));
    const auto empty = folder.write("empty.toml", "");
    EXPECT_TRUE(mentions(input_error_of([&] { read_document(empty); }).message().en, "an empty file"));
    const auto comment = folder.write("comment.toml", "# nothing\n");
    EXPECT_TRUE(mentions(input_error_of([&] { read_document(comment); }).message().zh, "没有内容"));
}

TEST(Document, rejects_a_file_without_permission) {
    if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
    const TemporaryFolder folder;
    const auto path = folder.write("secret.toml", "a = 1\n");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    EXPECT_TRUE(mentions(input_error_of([&] { read_document(path); }).message().en, "permission"));
}

TEST(Document, rejects_a_file_without_end) {
    EXPECT_TRUE(mentions(input_error_of([] { read_document("/dev/urandom"); }).message().en, "64 MiB"));
}

TEST(Document, rejects_text_that_is_not_utf8_with_its_place) {
    const TemporaryFolder folder;
    const auto gbk = folder.write("gbk.toml", "a = 1\ntitle = \"\xCF\xE7\xB4\xE5\"\n");
    const InputError error = input_error_of([&] { read_document(gbk); });
    EXPECT_EQ(error.place(), (Place{gbk.string(), 2, 10}));
    EXPECT_TRUE(mentions(error.message().zh, "GBK"));
    for (const std::string& bad : {std::string("\xC0\xAF"), std::string("\xED\xA0\x80"),
                                   std::string("\xF5\x80\x80\x80"), std::string("\xE4\xB8"), std::string("\0", 1)}) {
        const auto path = folder.write("bad.toml", "a = \"" + bad + "\"");
        EXPECT_EQ(input_error_of([&] { read_document(path); }).place().column, 6);
    }
}

TEST(Stack, lets_later_files_win_key_by_key) {
    const TemporaryFolder folder;
    folder.write("base.toml",
                 "title = \"base\"\nseed = 1\nlist = [1, 2]\n[policies.land]\nrent = 600\ncounty = \"yuli\"\n");
    const auto top = folder.write(
        "top.toml", "title = \"top\"\nbase = \"base.toml\"\nlist = [3]\n[policies.land]\nrent = 700\nyears = 5\n");
    const Stacked stacked = stack_scenario(top);
    EXPECT_EQ(stacked.root.to_string(), "{ title = \"top\", seed = 1, list = [3], policies = { land = { rent = 700, "
                                        "county = \"yuli\", years = 5 } } }");
    ASSERT_EQ(stacked.overrides.size(), 2u);
    const Override& rent = stacked.overrides[1];
    EXPECT_EQ(rent.key, "policies.land.rent");
    EXPECT_EQ(rent.earlier_value, "600");
    EXPECT_EQ(rent.later_value, "700");
    EXPECT_EQ(rent.earlier.line, 5);
    EXPECT_EQ(rent.later.file, top.string());
    ASSERT_EQ(stacked.files.size(), 2u);
    EXPECT_EQ(stacked.files[0].path.filename(), "base.toml");
    EXPECT_TRUE(stacked.root.at_path("policies.land.rent")->replaces_another());
    EXPECT_FALSE(stacked.root.at_path("policies.land.years")->replaces_another());
}

TEST(Stack, warns_when_a_file_repeats_its_base) {
    const TemporaryFolder folder;
    folder.write("base.toml", "seed = 1\n");
    const Stacked stacked = stack_scenario(folder.write("top.toml", "base = \"base.toml\"\nseed = 1.0\n"));
    EXPECT_TRUE(stacked.overrides.empty());
    ASSERT_EQ(stacked.warnings.size(), 1u);
    EXPECT_EQ(stacked.warnings[0].key, "seed");
    EXPECT_EQ(stacked.warnings[0].place.line, 2);
}

TEST(Stack, finds_bases_relative_to_the_file_that_names_them) {
    const TemporaryFolder folder;
    folder.write("deep/below/ground.toml", "a = 1\nb = 1\n");
    folder.write("deep/middle.toml", "base = \"below/ground.toml\"\nb = 2\n");
    const auto top = folder.write("top.toml", "base = [\"deep/middle.toml\"]\nc = 3\n");
    EXPECT_EQ(stack_scenario(top).root.to_string(), "{ a = 1, b = 2, c = 3 }");
}

TEST(Stack, applies_a_common_base_once_so_that_it_undoes_nothing) {
    const TemporaryFolder folder;
    folder.write("base.toml", "a = 0\nb = 0\n");
    const auto one = folder.write("one.toml", "base = \"base.toml\"\na = 1\n");
    const auto two = folder.write("two.toml", "base = \"./base.toml\"\nb = 2\n");
    const Stacked stacked = stack_scenarios({one, two});
    EXPECT_EQ(stacked.root.to_string(), "{ a = 1, b = 2 }");
    EXPECT_EQ(stacked.files.size(), 3u);
    EXPECT_EQ(stack_scenario(folder.write("both.toml", "base = [\"one.toml\", \"two.toml\"]\n")).root.to_string(),
              "{ a = 1, b = 2 }");
}

TEST(Stack, rejects_a_circle_of_bases) {
    const TemporaryFolder folder;
    folder.write("a.toml", "base = \"b.toml\"\n");
    folder.write("b.toml", "x = 1\nbase = \"a.toml\"\n");
    const InputError error = input_error_of([&] { stack_scenario(folder.path() / "a.toml"); });
    EXPECT_TRUE(mentions(error.message().en, "a.toml -> b.toml -> a.toml"));
    EXPECT_TRUE(mentions(error.message().zh, "循环"));
    EXPECT_EQ(error.place().file, (folder.path() / "b.toml").string());
    EXPECT_EQ(error.place().line, 2);
    const auto self = folder.write("self.toml", "base = \"self.toml\"\n");
    EXPECT_TRUE(mentions(input_error_of([&] { stack_scenario(self); }).message().en, "self.toml -> self.toml"));
}

TEST(Stack, rejects_a_missing_base_where_it_is_named) {
    const TemporaryFolder folder;
    folder.write("baseline.toml", "a = 1\n");
    const auto top = folder.write("top.toml", "a = 1\nbase = \"baselin.toml\"\n");
    const InputError error = input_error_of([&] { stack_scenario(top); });
    EXPECT_EQ(error.place(), (Place{top.string(), 2, 8}));
    EXPECT_EQ(error.key(), "base");
    EXPECT_EQ(error.suggestion(), (folder.path() / "baseline.toml").string());
    const auto number = folder.write("number.toml", "base = [1]\n");
    EXPECT_TRUE(mentions(input_error_of([&] { stack_scenario(number); }).message().en, "a file name in quotes"));
}

TEST(SetKey, sets_values_of_every_kind) {
    Node root = Node::of_table();
    set_key(root, "a.b.c=0.5");
    set_key(root, "a.b.flag = true");
    set_key(root, "list=[1, 2]");
    set_key(root, "from=2021-03");
    set_key(root, "day=2021-03-01");
    set_key(root, "name=\"x = y\"");
    set_key(root, "county=yuli");
    EXPECT_EQ(root.to_string(),
              "{ a = { b = { c = 0.5, flag = true } }, list = [1, 2], from = \"2021-03\", day = \"2021-03-01\", "
              "name = \"x = y\", county = \"yuli\" }");
    EXPECT_EQ(root.at_path("a.b.c")->place(), (Place{"--set", 0, 0}));
}

TEST(SetKey, wins_over_the_file_and_merges_tables) {
    const TemporaryFolder folder;
    Node root = read_document(folder.write("a.toml", "[p]\nx = 1\nt = { a = 1, b = 2 }\n"));
    set_key(root, "p.x=2");
    set_key(root, "p.t={ b = 3 }");
    EXPECT_EQ(root.to_string(), "{ p = { x = 2, t = { a = 1, b = 3 } } }");
    EXPECT_TRUE(root.at_path("p.x")->replaces_another());
}

TEST(SetKey, rejects_what_is_no_assignment) {
    for (const std::string text : {"", "a", "=1", "a=", "a= ", "a..b=1", ".a=1", "a=[1", "a=\"x", "a=1\nb=2"}) {
        Node root = Node::of_table();
        const InputError error = input_error_of([&] { set_key(root, text); });
        EXPECT_EQ(error.place().file, "--set") << text;
    }
    Node root = Node::of_table();
    set_key(root, "a=1");
    EXPECT_EQ(input_error_of([&] { set_key(root, "a.b=1"); }).key(), "a");
}

} // namespace
} // namespace terrace
