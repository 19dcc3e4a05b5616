#pragma once

#include <random>
#include <span>
#include <string>
#include <vector>

#include "labels/tag.h"

namespace labels::test {

// Tags from a seeded generator: the same in every run.
inline std::vector<std::string> sample_tags(int count, unsigned seed = 1) {
    std::mt19937 random{seed};
    const RandomBytes fill = [&](std::span<std::uint8_t> bytes) {
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    };
    std::vector<std::string> tags;
    for (int i = 0; i < count; ++i) tags.push_back(draw_tag(default_prefix, fill));
    return tags;
}

}  // namespace labels::test
