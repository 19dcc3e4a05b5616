#pragma once

#include <string>

#include "server/usecase/records.h"
#include "server/web/page.h"
#include "server/web/pages/words.h"

// A piece of wipe evidence with its verdict, disk by disk.
namespace kitbank::web {

std::string evidence_url(const Tag& tag, const Uuid& evidence);
std::string evidence_file_url(const Uuid& evidence);

// Fills devices/wipe_verdict.tpl. `viewer` decides which next step is offered.
void show_evidence(View view, const Device& device, const StoredEvidence& evidence,
                   const Caller& viewer, const Names& names);

// "nwipe 0.32, DoD Short, Clear, read back after the last pass"
std::string method_text(const StoredEvidence& evidence);

}  // namespace kitbank::web
