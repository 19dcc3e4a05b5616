#include "server/safe.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <stdexcept>

using namespace kitbank;

namespace {

struct KeyFile {
    KeyFile() {
        std::string name =
            (std::filesystem::temp_directory_path() / "kitbank-keys-XXXXXX").string();
        folder = ::mkdtemp(name.data());
        path = folder / "keys";
    }
    ~KeyFile() { std::filesystem::remove_all(folder); }
    KeyFile(const KeyFile&) = delete;
    KeyFile& operator=(const KeyFile&) = delete;

    void write(const std::string& text) const {
        std::ofstream{path} << text;
        std::filesystem::permissions(path, std::filesystem::perms{0600});
    }
    [[nodiscard]] std::string fault() const {
        try {
            read_keys(path);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    }

    std::filesystem::path folder;
    std::filesystem::path path;
};

const std::string hex(64, 'a');
const std::string rest = "index " + hex + "\nsigning " + hex + "\n";

}  // namespace

TEST_CASE("a key file is made once, for its owner alone") {
    const KeyFile file;
    CHECK(make_keys(file.path));
    struct stat facts {};
    REQUIRE(stat(file.path.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777U) == 0600U);
    const SafeKeys keys = read_keys(file.path);
    CHECK(keys.masters.size() == 1);
    CHECK_FALSE(make_keys(file.path));
    CHECK(read_keys(file.path).masters == keys.masters);
    CHECK(std::distance(std::filesystem::directory_iterator{file.folder}, {}) == 1);
}

TEST_CASE("a key file that others can read is refused") {
    const KeyFile file;
    make_keys(file.path);
    for (const unsigned mode : {0640U, 0604U, 0660U, 0601U}) {
        CAPTURE(mode);
        std::filesystem::permissions(file.path, std::filesystem::perms{mode});
        CHECK(file.fault().find("can be read by others") != std::string::npos);
    }
    std::filesystem::permissions(file.path, std::filesystem::perms{0400});
    CHECK(file.fault().empty());
}

TEST_CASE("a broken key file is refused with a sentence, and never with what is in it") {
    const KeyFile file;
    CHECK(file.fault().find("is missing") != std::string::npos);
    file.write("master 1 " + hex + "\n" + rest);
    CHECK(file.fault().empty());
    const std::string broken[] = {"",
                                  rest,
                                  "master 1 " + hex + "\n",
                                  "master 0 " + hex + "\n" + rest,
                                  "master 256 " + hex + "\n" + rest,
                                  "master one " + hex + "\n" + rest,
                                  "master 1 " + hex.substr(1) + "\n" + rest,
                                  "master 1 " + hex + "a\n" + rest,
                                  "master 1 z" + hex.substr(1) + "\n" + rest,
                                  "master 1 " + hex + " more\n" + rest,
                                  "master 1 " + hex + "\nmaster 1 " + hex + "\n" + rest,
                                  "colour " + hex + "\nmaster 1 " + hex + "\n" + rest};
    for (const std::string& text : broken) {
        CAPTURE(text);
        file.write(text);
        CHECK(file.fault().ends_with("."));
        CHECK(file.fault().find("aaaa") == std::string::npos);
    }
}

TEST_CASE("a new master key seals from now on, and older values still open until it is alone") {
    const KeyFile file;
    make_keys(file.path);
    SodiumSafe before{read_keys(file.path)};
    const std::string old = before.seal("plain", "here");
    CHECK(add_master_key(file.path) == 2);
    SodiumSafe both{read_keys(file.path)};
    CHECK(both.open(old, "here") == "plain");
    CHECK_FALSE(both.is_newest(old));
    const std::string fresh = both.seal("plain", "here");
    CHECK(both.is_newest(fresh));
    CHECK_FALSE(before.open(fresh, "here"));
    CHECK(both.blind_index("x", "y") == before.blind_index("x", "y"));
    CHECK(both.public_key() == before.public_key());
    keep_newest_master_key(file.path);
    SodiumSafe alone{read_keys(file.path)};
    CHECK(alone.open(fresh, "here") == "plain");
    CHECK_FALSE(alone.open(old, "here"));
    CHECK(add_master_key(file.path) == 3);  // a number is never used again
}

TEST_CASE("what was changed, moved or sealed with another key does not open") {
    const KeyFile one;
    const KeyFile two;
    make_keys(one.path);
    make_keys(two.path);
    SodiumSafe safe{read_keys(one.path)};
    SodiumSafe other{read_keys(two.path)};
    const std::string sealed = safe.seal("07700 900123", "resident:R-00000001/phone");
    CHECK(sealed.find("900123") == std::string::npos);
    CHECK(safe.seal("07700 900123", "resident:R-00000001/phone") != sealed);
    CHECK(safe.open(sealed, "resident:R-00000001/phone") == "07700 900123");
    CHECK_FALSE(safe.open(sealed, "resident:R-00000002/phone"));  // another row
    CHECK_FALSE(safe.open(sealed, "resident:R-00000001/email"));  // another column
    CHECK_FALSE(other.open(sealed, "resident:R-00000001/phone"));
    CHECK_FALSE(safe.open("", "resident:R-00000001/phone"));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] ^= 1;
        CHECK_FALSE(safe.open(changed, "resident:R-00000001/phone"));
        CHECK_FALSE(safe.open(sealed.substr(0, i), "resident:R-00000001/phone"));
    }
    const std::string key = safe.make_key();
    const std::string field = safe.seal_with(key, "x", "here");
    CHECK(safe.open_with(key, field, "here") == "x");
    CHECK_FALSE(safe.open_with(safe.make_key(), field, "here"));
    CHECK_FALSE(safe.open_with("short", field, "here"));
}

TEST_CASE("fingerprints tell keys apart and say nothing of them") {
    const KeyFile file;
    make_keys(file.path);
    const SafeKeys keys = read_keys(file.path);
    const std::set<Hash> prints = {fingerprint_of(keys.masters.at(1)), fingerprint_of(keys.index),
                                   fingerprint_of(keys.signing)};
    CHECK(prints.size() == 3);
    CHECK(fingerprint_of(keys.index) == fingerprint_of(keys.index));
}
