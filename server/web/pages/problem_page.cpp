#include "server/web/pages/problem_page.h"

#include <optional>

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
    main.set("GO_URL", "/").set("GO_TEXT", "Go to the first page");
    main.set("CODE", problem.code).show("HELP").text("REFERENCE", problem.reference);
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
        return answer(page, problem);
    }
    SitePage page(*call, "problems/problem.tpl", problem.title);
    page.frame().show("SCAN_FOCUS");
    fill(page, problem);
    return answer(page, problem);
}

}  // namespace kitbank::web
