#include "labels/tag.h"
#include "server/usecase/labels/print_tags.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"

namespace kitbank::web::pages {
namespace {

FormPage void_form() {
    FormPage form{"Withdraw a label", "/labels/void", "Withdraw the label", "/labels"};
    form.intro = "For a label that is spoilt, lost or was never used. Its tag is never used again.";
    form.is_grave = true;
    form.place = Place::labels;
    Question tag{QuestionKind::code, "tag", "Tag", "Scan the label or type what it says"};
    tag.focus = true;
    Question reason{QuestionKind::line, "reason", "Why?", "For example, torn off the roll"};
    form.questions = {tag, reason};
    return form;
}

Result<ChangeTag> read_change(const Call& call) {
    const Fields& fields = call.form.fields;
    const labels::TagReading reading = labels::read_tag(fields.text("tag"));
    if (reading.fault) {
        const std::string sentence{labels::sentence(*reading.fault)};
        return Refusal{RefusalCode::tag_malformed, sentence, {{"tag", sentence}}};
    }
    if (fields.text("reason").empty()) {
        return Refusal{RefusalCode::invalid_fields, "", {{"reason", "Say why it is withdrawn."}}};
    }
    return ChangeTag{call.request_id, call.caller, Tag{reading.tag}, TagEventKind::retirement,
                     std::string{fields.text("reason")}};
}

}  // namespace

Response show_void_label(const Call& call) { return show_form(call, void_form(), {}); }

Response void_label_here(const Call& call) {
    const Result<ChangeTag> command = read_change(call);
    if (!command) return show_refused_form(call, void_form(), command.refusal());
    const Result<TagRecord> label = change_tag(*command, call.ports());
    if (!label) return show_refused_form(call, void_form(), label.refusal());
    return Response::see_other("/labels?done=void");
}

}  // namespace kitbank::web::pages
