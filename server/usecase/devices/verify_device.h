#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"

namespace kitbank {

// Recomputes a device's chain, its standing and its make, model and serial from its history, and
// compares them with the stored row and conflicts. Each fault is one sentence that names the device and, where it can, the event's number;
// the first is the first row that fails.
std::vector<std::string> verify_device(const Device& device, const std::vector<Event>& history,
                                       const std::vector<Conflict>& conflicts, Crypto& crypto);

// The same for a label and its events.
std::vector<std::string> verify_tag(const TagRecord& label, const std::vector<TagEvent>& history,
                                    Crypto& crypto);

}  // namespace kitbank
