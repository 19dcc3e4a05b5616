#pragma once

#include <string>

#include "server/usecase/residents/readings_of.h"
#include "server/usecase/residents/records.h"
#include "server/web/call.h"
#include "server/web/page.h"
#include "server/web/pages/words.h"

// What several pages of the vault say in the same words.
namespace kitbank::web {

std::string resident_url(const Resident& resident);
// "At Alnwick, entered on 21 November 2026. Kept until 21 November 2027."
std::string resident_note(const Resident& resident);
std::string hold_text(const Hold& hold, const Names& names);
// Without why and by whom, for whoever the policy tells neither.
std::string hold_dates_text(const Hold& hold);

// "by Robin Example"; one's own acts are "by you".
std::string by(std::string_view actor, const Names& names);
// For a page that the resident reads, where "you" is the resident.
Names names_for_resident(const Call& call);

// The fields in the order of their table; nothing for those that are not kept.
void add_facts(View main, const ResidentFacts& facts);
void add_reading(View main, const ReadingLine& line, const Names& names);

}  // namespace kitbank::web
