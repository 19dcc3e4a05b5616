#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/web/call.h"
#include "server/web/pages/question.h"
#include "server/web/pages/site_page.h"

// A page that lists things under headings, each with what is known of it and what can be done.
namespace kitbank::web {

struct ListButton {
    std::string action;
    std::string text;
    std::vector<std::pair<std::string, std::string>> fields = {};  // hidden ones: name, value
};

struct ListRow {
    std::string title;
    std::string url = {};   // of the title; empty: no link
    std::string meta = {};  // the line beneath
    std::string fact = {};  // at the end of the row: a role, a state
    std::vector<ListButton> buttons = {};
};

struct ListGroup {
    std::string title;
    std::vector<ListRow> rows = {};
    std::string empty = {};  // what is said when there are none
};

struct ListPage {
    std::string heading;
    std::string intro = {};
    Option action = {};              // address and text of the button above all
    std::vector<Option> links = {};  // address and text, above the list
    std::vector<ListGroup> groups = {};
    std::string message = {};  // what was just done
    Option back = {};
    Place place = Place::organisation;
};

Response show_list(const Call& call, const ListPage& list);

}  // namespace kitbank::web
