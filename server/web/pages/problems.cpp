#include "embedded/document.h"
#include "server/web/pages/api_calls.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/site_page.h"

namespace kitbank::web::pages {

Response show_problem_help(const Call& call) {
    const auto problem = find_problem(call.param("code"));
    if (!problem) return show_refusal(call, {RefusalCode::not_found, "", {}});
    SitePage page(call, "problems/problem_help.tpl", problem->title);
    page.main().set("HEADING", problem->title).set("SENTENCE", problem->sentence);
    page.main().set("CODE", problem->code).set("STATUS", std::to_string(problem->status));
    page.main().set("RETRY_TEXT",
                    problem->retry ? "Yes. Wait a moment and send the same thing again: nothing is "
                                     "done twice."
                                   : "No. Something has to be changed first.");
    return page.answer();
}

Response show_api_docs(const Call& call) {
    SitePage page(call, "problems/api_docs.tpl", "Kitbank for programs");
    for (const auto& text : document::all()) {
        for (const auto& described : api_calls(text.text)) {
            auto part = page.main().add("CALL");
            part.set("METHOD", described.method).set("PATH", described.path);
            part.set("SUMMARY", described.summary).text("DETAIL", described.description);
        }
    }
    return page.answer();
}

}  // namespace kitbank::web::pages
