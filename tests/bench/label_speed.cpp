#include "tests/bench/label_speed.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <random>
#include <stdexcept>

#include "labels/qr.h"
#include "labels/sheet.h"
#include "labels/tag.h"

extern char** environ;

namespace kitbank::bench {
namespace {

constexpr int sheet_labels = 1000;
constexpr int program_labels = 200;  // a process each: enough for a steady figure

std::vector<std::string> draw_tags(int count) {
    std::mt19937 random{1};
    const labels::RandomBytes bytes = [&](std::span<std::uint8_t> into) {
        for (auto& byte : into) byte = static_cast<std::uint8_t>(random());
    };
    std::vector<std::string> tags;
    while (static_cast<int>(tags.size()) < count) {
        tags.push_back(labels::draw_tag(labels::default_prefix, bytes));
    }
    return tags;
}

double per_second(int labels, const std::function<void()>& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    return labels / took.count();
}

void run_program(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) {
        throw std::runtime_error(words[0] + " is missing");
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) throw std::runtime_error(words[0] + " failed");
}

void print_sheet(const std::vector<std::string>& tags) {
    const labels::SheetJob job{.tags = tags, .design = {"kit.example.org", "Example Kit Bank"}};
    if (!std::holds_alternative<std::string>(labels::sheet_pdf(job))) {
        throw std::runtime_error("no sheet");
    }
}

}  // namespace

std::vector<LabelSpeed> label_speeds(int rounds) {
    const auto tags = draw_tags(sheet_labels);
    const auto file =
        std::filesystem::temp_directory_path() / fmt::format("kitbank-{}.png", ::getpid());
    const auto by_program = [&](const std::vector<std::string>& before_payload) {
        return per_second(program_labels, [&] {
            for (int label = 0; label < program_labels; ++label) {
                auto words = before_payload;
                words.push_back(labels::code_payload("kit.example.org",
                                                     tags.at(static_cast<std::size_t>(label))));
                run_program(words);
            }
        });
    };
    LabelSpeed ours{"labels library, 1,000-label PDF", {}};
    LabelSpeed qrencode{"program qrencode, one PNG a label", {}};
    LabelSpeed zint{"program zint, one PNG a label", {}};
    for (int round = 0; round < rounds; ++round) {
        ours.per_second.push_back(per_second(sheet_labels, [&] { print_sheet(tags); }));
        qrencode.per_second.push_back(
            by_program({"qrencode", "-l", "M", "-o", file.string(), "--"}));
        zint.per_second.push_back(by_program({"zint", "-b", "58", "-o", file.string(), "-d"}));
    }
    std::filesystem::remove(file);
    return {ours, qrencode, zint};
}

}  // namespace kitbank::bench
