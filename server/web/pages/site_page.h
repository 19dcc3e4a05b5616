#pragma once

#include <string_view>

#include "server/web/call.h"
#include "server/web/page.h"

// A page with this site's frame: who is signed in, where they may go, the scan box.
namespace kitbank::web {

// The entries of the menu. `elsewhere` marks none of them.
enum class Place {
    today,
    devices,
    receive,
    labels,
    requests,
    residents,
    data_bank,
    conflicts,
    organisation,
    elsewhere
};

class SitePage : public Page {
  public:
    SitePage(const Call& call, std::string_view template_path, std::string_view title,
             Place place = Place::elsewhere);

    // On a page with a form of its own the first box takes the scan instead.
    void leave_scan_box() { scan_box_has_focus_ = false; }
    void set_message(std::string_view text);
    Response answer(int status = 200);

  private:
    bool scan_box_has_focus_ = true;
};

// Fills the frame for someone not known: error pages before a session was looked for.
void set_bare_frame(Page& page);

}  // namespace kitbank::web
