#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "scanner-client/random.h"
#include "scanner-client/scan.h"

namespace kitbank::scanner::test {

// A folder of its own that goes away with the test.
class Scratch {
  public:
    Scratch() {
        std::string name =
            (std::filesystem::temp_directory_path() / "kitbank-scan-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder to test in");
        path_ = name;
    }
    ~Scratch() { std::filesystem::remove_all(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream{path_ / name, std::ios::binary} << bytes;
        return *this / name;
    }

  private:
    std::filesystem::path path_;
};

inline std::string file_text(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

constexpr const char* one_tag = "KB7F3K9Q2X";
constexpr const char* other_tag = "KB00000006";

inline Instant noon() { return *parse_instant("2026-11-20T12:00:00Z"); }

inline Scan sample_scan(DeviceEvent event = DeviceEvent::move, const std::string& tag = one_tag) {
    Scan scan{new_uuid(), 0, noon(), tag, event, "ALN", {}, {}};
    if (event == DeviceEvent::loan)
        scan.evidence = {{"recipient", "REQ-77"}, {"agreement", "A-12"}, {"accessories", "2"}};
    return scan;
}

}  // namespace kitbank::scanner::test
