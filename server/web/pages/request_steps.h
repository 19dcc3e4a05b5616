#pragma once

#include <string_view>

#include "server/web/call.h"
#include "server/web/pages/site_page.h"

// The pages of requests that other pages lead to.
namespace kitbank::web::pages {

// The steps of a draft, with what is done of each.
Response show_tasks(const Call& call);
// What somebody asked for, as a page of the menu's place: their home, or "Requests".
Response show_my_requests_at(const Call& call, Place place, std::string_view heading);

}  // namespace kitbank::web::pages
