#include "sim/core/sha256.hpp"

#include <gtest/gtest.h>

namespace terrace {
namespace {

std::string digest(std::string_view text) {
    Sha256 sha;
    sha.update(text);
    return sha.hex();
}

// Examples of FIPS 180-4 and of the NIST test suite.
TEST(Sha256, gives_the_published_digests) {
    EXPECT_EQ(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(digest(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, does_not_depend_on_how_the_bytes_are_cut) {
    const std::string text(300, 'x');
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        Sha256 sha;
        sha.update(std::string_view(text).substr(0, cut));
        sha.update(std::string_view(text).substr(cut));
        EXPECT_EQ(sha.hex(), digest(text));
    }
}

TEST(Sha256, can_go_on_after_a_digest_was_read) {
    Sha256 sha;
    sha.update("a");
    EXPECT_EQ(sha.hex(), digest("a"));
    sha.update("bc");
    EXPECT_EQ(sha.hex(), digest("abc"));
}

} // namespace
} // namespace terrace
