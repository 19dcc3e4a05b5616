#pragma once
#include <string>
#include <vector>

namespace kitbank::bench {

struct LabelSpeed {
    std::string name;
    std::vector<double> per_second;  // one figure a round
};

// A 1,000-label sheet in PDF by the labels library, against the programs `qrencode` and `zint`
// drawing one code to a file a call, as a script would, each `rounds` times in turn. The first
// entry is ours.
std::vector<LabelSpeed> label_speeds(int rounds);

}  // namespace kitbank::bench
