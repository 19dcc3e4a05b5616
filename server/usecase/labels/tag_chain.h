#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// What a tag event's hash is taken of; the format is fixed as that of device events is.
std::string chain_text(const TagEvent& event);

// The next event of a label, sealed; the label's row is brought to what it is afterwards.
TagEvent next_tag_event(TagRecord& label, TagEventKind kind, const std::string& actor,
                        const std::string& reason, const Uuid& request, Instant now, Ports& ports);

}  // namespace kitbank
