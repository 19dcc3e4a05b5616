#include "server/web/pages/site_page.h"

#include <array>
#include <optional>
#include <string>

#include "server/web/pages/assets.h"

namespace kitbank::web {
namespace {

struct MenuEntry {
    Place place;
    std::string_view name;
    std::string_view url;
    std::optional<Permission> needs;
};

constexpr std::array menu = {
    MenuEntry{Place::today, "Today", "/", std::nullopt},
    MenuEntry{Place::devices, "Devices", "/devices", Permission::see_devices},
    MenuEntry{Place::receive, "Receive", "/devices/new", Permission::receive_devices},
    MenuEntry{Place::labels, "Labels", "/labels", Permission::print_labels},
    MenuEntry{Place::requests, "Requests", "/requests", Permission::see_requests},
    MenuEntry{Place::residents, "Residents", "/residents", Permission::read_residents},
    MenuEntry{Place::data_bank, "Data bank", "/data", Permission::see_data_stock},
    MenuEntry{Place::conflicts, "Conflicts", "/conflicts", Permission::settle_conflicts},
    MenuEntry{Place::organisation, "Organisation", "/organisation", std::nullopt},
};

void add_menu(View frame, const Caller& caller, Place place) {
    frame.show("STAFF").set("WHO", caller.name);
    if (caller.hub) frame.set("WHERE", caller.hub->name).show("WHERE");
    for (const auto& entry : menu) {
        if (entry.needs && !may(caller.role, *entry.needs)) continue;
        auto item = frame.add("PLACE");
        item.set("PLACE_NAME", entry.name).set("PLACE_URL", entry.url);
        item.show_if(entry.place == place, "HERE");
    }
    frame.show_if(may(caller.role, Permission::see_devices), "SCAN_BOX");
}

}  // namespace

SitePage::SitePage(const Call& call, std::string_view template_path, std::string_view title,
                   Place place)
    : Page(template_path, title) {
    set_bare_frame(*this);
    if (!call.session) return;
    set_everywhere("CSRF", call.session->csrf);
    add_menu(frame(), call.session->caller, place);
}

void SitePage::set_message(std::string_view text) { frame().text("MESSAGE", text); }

Response SitePage::answer(int status) {
    frame().show_if(scan_box_has_focus_, "SCAN_FOCUS");
    return Response::html(status, html());
}

void set_bare_frame(Page& page) { page.set_everywhere("ASSETS", assets_url()); }

}  // namespace kitbank::web
