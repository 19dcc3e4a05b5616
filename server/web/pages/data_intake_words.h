#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/databank/receive_stock.h"
#include "server/web/call.h"
#include "server/web/page.h"
#include "server/web/pages/question.h"

// What the pages share on which data stock comes in.
namespace kitbank::web {

// Hub, bundle, batch, date and delivery, as an address or a form's hidden fields carry them from page to page.
IntakeTold told_in(const Fields& fields);
std::string told_query(const IntakeTold& told);
std::vector<Question> told_hidden();
void add_told(FormState& state, const IntakeTold& told);

// The bundles that are received today.
Question bundle_question(const Call& call);
Question batch_question();
Question activate_by_question();

// "At Alnwick, O2 25 GB for 12 months, batch 7, with N-7K3M9QXZ"
std::string place_words(const IntakePlace& place, const IntakeTold& told);

std::string_view fate_colour(LineFate fate);  // of a kb-state-- class
// What is known of one line: its number with a link to its page when it is here, and why.
void fill_line(View row, const IntakeLine& line);

}  // namespace kitbank::web
