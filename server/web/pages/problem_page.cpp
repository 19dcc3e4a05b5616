#include "server/web/pages/problem_page.h"

#include <optional>

#include "labels/tag.h"
#include "server/web/page.h"
#include "server/web/pages/site_page.h"

namespace kitbank::web {
namespace {

std::string_view what_next(const Problem& problem) {
    if (problem.retry) return "Wait a moment, then try again. Nothing is done twice.";
    if (problem.status == 404) return "Check the address, or scan the tag again.";
    if (problem.status == 403) return "If it is your task, ask a manager of your organisation.";
    return "Go back, look at it as it is now, and decide again.";
}

void fill(Page& page, const Problem& problem) {
    auto main = page.main();
    main.set("HEADING", problem.title).set("SENTENCE", problem.detail);
    for (const auto& fault : problem.fields) main.add("FAULT").set("FAULT_TEXT", fault.sentence);
    main.show_if(!problem.fields.empty(), "FAULTS").text("WHAT_NEXT", what_next(problem));
    main.set("CODE", problem.code).show("HELP").text("REFERENCE", problem.reference);
}

// A step that could not be taken leads back to its device; everything else to the first page.
void set_way_out(View main, const Problem& problem, const Call* call) {
    const auto tag = call == nullptr ? std::string_view() : call->param("tag");
    const bool about_device = problem.status == 409 || problem.status == 412;
    const bool to_device = about_device && labels::is_canonical_tag(tag);
    main.set("GO_URL", to_device ? "/devices/" + std::string(tag) : "/");
    main.set("GO_TEXT", to_device ? "Go to the device" : "Go to the first page");
}

Response answer(const Page& page, const Problem& problem) {
    auto response = Response::html(problem.status, page.html());
    add_problem_headers(response, problem);
    return response;
}

}  // namespace

Response problem_page(const Problem& problem, const Call* call) {
    if (call == nullptr) {
        Page page("problems/problem.tpl", problem.title);
        set_bare_frame(page);
        fill(page, problem);
        set_way_out(page.main(), problem, call);
        return answer(page, problem);
    }
    SitePage page(*call, "problems/problem.tpl", problem.title);
    page.frame().show("SCAN_FOCUS");
    fill(page, problem);
    set_way_out(page.main(), problem, call);
    return answer(page, problem);
}

}  // namespace kitbank::web
