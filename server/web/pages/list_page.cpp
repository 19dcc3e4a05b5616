#include "server/web/pages/list_page.h"

namespace kitbank::web {
namespace {

void add_button(View row, const ListButton& button) {
    auto view = row.add("BUTTON");
    view.set("BUTTON_ACTION", button.action).set("BUTTON_TEXT", button.text);
    for (const auto& [name, value] : button.fields) {
        view.add("BUTTON_FIELD").set("FIELD_NAME", name).set("FIELD_VALUE", value);
    }
}

void add_row(View list, const ListRow& row) {
    auto view = list.add("ROW");
    view.set("ROW_TITLE", row.title).text("ROW_LINK", row.url);
    view.text("META", row.meta).text("FACT", row.fact);
    for (const ListButton& button : row.buttons) add_button(view, button);
}

void add_group(View main, const ListGroup& group) {
    auto view = main.add("GROUP");
    view.set("GROUP_TITLE", group.title);
    if (group.rows.empty()) {
        view.text("EMPTY", group.empty);
        return;
    }
    auto list = view.add("SOME");
    for (const ListRow& row : group.rows) add_row(list, row);
}

}  // namespace

Response show_list(const Call& call, const ListPage& list) {
    SitePage page(call, "shared/row_list.tpl", list.heading, list.place);
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    if (!list.message.empty()) page.set_message(list.message);
    if (!list.back.value.empty()) page.set_back(list.back.value, list.back.text);
    auto main = page.main();
    main.set("HEADING", list.heading).text("INTRO", list.intro);
    main.text("MAIN_ACTION", list.action.text).set("MAIN_ACTION_URL", list.action.value);
    for (const Option& link : list.links) {
        main.add("LINK").set("LINK_URL", link.value).set("LINK_TEXT", link.text);
    }
    for (const ListGroup& group : list.groups) add_group(main, group);
    return page.answer();
}

}  // namespace kitbank::web
