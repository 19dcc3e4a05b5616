#include <charconv>
#include <cstdlib>

#include "labels/picture.h"
#include "labels/sheet.h"
#include "labels/stock.h"
#include "labels/tag.h"
#include "labels/zpl.h"
#include "server/usecase/labels/print_tags.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

labels::Design design_of(const WebSettings& settings) {
    return {settings.label_host, settings.label_caption};
}

std::string batch_url(const PrintBatch& batch) { return "/labels/" + format(batch.handle); }

Refusal refusal_of_print(labels::PrintFault fault) {
    return {RefusalCode::invalid_fields, std::string(labels::sentence(fault)), {}};
}

int whole_number(std::string_view text, int otherwise) {
    int number = otherwise;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? number : otherwise;
}

Result<PrintBatch> batch_named(const Call& call) {
    const Uuid handle = parse_uuid(call.param("batch")).value_or(Uuid{});
    return find_batch(call.caller, handle, call.ports());
}

std::vector<Question> count_question() {
    Question count{QuestionKind::whole_number, "count", "How many new tags?",
                   "One sheet of L7160 holds 21, of L7159 24, of L7651 65. At most 1,000."};
    count.width = 4;
    return {count};
}

std::string batch_note(const PrintBatch& batch, const Names& names) {
    return "Made " + moment_text(batch.created_at) + " by " + names.of(batch.actor) + ".";
}

std::string batch_title(const PrintBatch& batch) {
    return count_text(batch.count, "tag", "tags") + " from " + shown_tag(batch.tags.front());
}

Response show_batches(const Call& call, FormState state, const Refusal* refusal) {
    const auto batches = recent_batches(call.caller, call.ports());
    if (!batches) return show_refusal(call, batches.refusal());
    SitePage page(call, "labels/label_batches.tpl", "Labels", Place::labels);
    if (call.request.query.text("done") == "void") {
        page.set_message("The label is withdrawn. Its tag is never used again.");
    }
    if (refusal != nullptr) mark(state, *refusal, count_question());
    fill_form(page, call, form_of(count_question()), state, refusal);
    page.main().show_if(!batches->empty(), "SOME");
    const auto names = names_for(call);
    for (const auto& batch : *batches) {
        auto row = page.main().add("BATCH");
        row.set("BATCH_URL", batch_url(batch)).set("BATCH_TITLE", batch_title(batch));
        row.set("BATCH_NOTE", batch_note(batch, names));
    }
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

std::vector<Question> sheet_questions() {
    Question stock{QuestionKind::one_of, "stock", "Which sheet of labels?"};
    for (const auto& sheet : labels::sheet_stocks()) {
        stock.choices.push_back({std::string(sheet.name), std::string(sheet.name),
                                 std::to_string(sheet.labels_per_sheet()) + " on a sheet"});
    }
    Question start{QuestionKind::whole_number, "start", "Start at label",
                   "Count along the rows from the top left. 1 is for a whole sheet."};
    start.width = 3;
    return {stock, start};
}

std::vector<Question> offset_questions() {
    Question right{QuestionKind::line, "dx", "Move right by", "A minus sign moves left"};
    Question down{QuestionKind::line, "dy", "Move down by", "A minus sign moves up"};
    right.unit = down.unit = "mm";
    right.width = down.width = 5;
    return {right, down};
}

FormState print_answers(const Fields& query) {
    FormState state;
    for (const auto& [name, otherwise] :
         {std::pair{"stock", "L7160"}, {"start", "1"}, {"dx", "0"}, {"dy", "0"}}) {
        state.values.emplace(name, query.has(name) ? query.text(name) : otherwise);
    }
    return state;
}

Response show_batch_page(const Call& call, const PrintBatch& batch, const Refusal* refusal) {
    SitePage page(call, "labels/label_batch.tpl", batch_title(batch), Place::labels);
    page.set_back("/labels", "All batches");
    if (call.request.query.has("done")) {
        page.set_message("The tags are made. Print them and put them on kit as it comes in.");
    }
    auto main = page.main();
    const auto names = names_for(call);
    main.set("HEADING", batch_title(batch)).set("BATCH_NOTE", batch_note(batch, names));
    main.set("SHEET_URL", batch_url(batch) + "/sheet.pdf");
    main.set("ZPL_URL", batch_url(batch) + "/labels.zpl");
    auto state = print_answers(call.request.query);
    if (refusal != nullptr) {
        mark(state, *refusal, {});
        page.set_problems(problems_in_order({}, state), name_of(refusal->code));
    }
    add_questions(main, "FIELD", sheet_questions(), state);
    add_questions(main, "OFFSET", offset_questions(), state);
    for (const auto& tag : batch.tags) {
        main.add("TAG_ROW").set("TAG", shown_tag(tag)).set("TAG_URL", "/scan?code=" + tag.text);
    }
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

std::vector<std::string> texts_of(const std::vector<Tag>& tags) {
    std::vector<std::string> texts;
    texts.reserve(tags.size());
    for (const auto& tag : tags) texts.push_back(tag.text);
    return texts;
}

// Nothing when it is no plain number of millimetres.
std::optional<double> millimetres(const std::string& text) {
    if (text.empty()) return 0;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    return *end == '\0' ? std::optional(value) : std::nullopt;
}

Result<labels::SheetJob> sheet_job(const Call& call, const std::vector<Tag>& tags) {
    const auto state = print_answers(call.request.query);
    const auto dx = millimetres(state.value("dx"));
    const auto dy = millimetres(state.value("dy"));
    if (!dx || !dy) {
        return Refusal{RefusalCode::invalid_fields,
                       "Write how far to move the print as a number of millimetres, such as -1.5.",
                       {}};
    }
    labels::SheetJob job;
    job.stock = state.value("stock");
    job.start = whole_number(state.value("start"), 0);
    job.dx_mm = *dx;
    job.dy_mm = *dy;
    job.tags = texts_of(tags);
    job.design = design_of(call.services.settings);
    return job;
}

Response file(std::string content, std::string_view type, const std::string& name) {
    Response response;
    response.content_type = type;
    response.body = std::move(content);
    return response.with("Content-Disposition", "inline; filename=\"" + name + "\"");
}

template <class T>
std::optional<Refusal> refused(const labels::Printed<T>& printed) {
    const auto* const fault = std::get_if<labels::PrintFault>(&printed);
    return fault == nullptr ? std::nullopt : std::optional(refusal_of_print(*fault));
}

Result<std::string> sheet_of(const Call& call, const std::vector<Tag>& tags) {
    const auto job = sheet_job(call, tags);
    if (!job) return job.refusal();
    auto pdf = labels::sheet_pdf(*job);
    if (auto refusal = refused(pdf)) return *refusal;
    return std::get<std::string>(std::move(pdf));
}

Result<std::string> roll_of(const Call& call, const std::vector<Tag>& tags) {
    labels::RollJob job;
    job.tags = texts_of(tags);
    job.design = design_of(call.services.settings);
    auto zpl = labels::roll_zpl(job);
    if (auto refusal = refused(zpl)) return *refusal;
    return std::get<std::string>(std::move(zpl));
}

FormPage reprint_form(const Device& device) {
    FormPage form;
    form.heading = "Print this label again";
    form.action = device_url(device.tag) + "/label";
    form.submit = "Record it and get the label";
    form.cancel_url = device_url(device.tag);
    form.back_text = device_name(device);
    form.place = Place::devices;
    form.about = device;
    form.intro = "The new label has the same tag. Take the old one off, so that there is only one.";
    form.questions = {{QuestionKind::one_of,
                       "reason",
                       "Why is a new label needed?",
                       "",
                       {{"unreadable", "The old one cannot be read"},
                        {"lost", "The old one came off"},
                        {"not printed", "It was never printed"}}}};
    return form;
}

}  // namespace

Response list_batches(const Call& call) {
    FormState state;
    state.values.emplace("count", "21");
    return show_batches(call, state, nullptr);
}

Response make_batch(const Call& call) {
    const auto count = whole_number(call.form.fields.text("count"), 0);
    const auto batch = print_tags({call.request_id, call.caller, count}, call.ports());
    if (!batch) return show_batches(call, typed(call.form), &batch.refusal());
    return Response::see_other(batch_url(*batch) + "?done=made");
}

Response show_batch(const Call& call) {
    const auto batch = batch_named(call);
    if (!batch) return show_refusal(call, batch.refusal());
    return show_batch_page(call, *batch, nullptr);
}

Response batch_sheet(const Call& call) {
    const auto batch = batch_named(call);
    if (!batch) return show_refusal(call, batch.refusal());
    const auto pdf = sheet_of(call, batch->tags);
    if (!pdf) return show_batch_page(call, *batch, &pdf.refusal());
    return file(*pdf, "application/pdf", "labels-" + batch->tags.front().text + ".pdf");
}

Response batch_roll(const Call& call) {
    const auto batch = batch_named(call);
    if (!batch) return show_refusal(call, batch.refusal());
    const auto zpl = roll_of(call, batch->tags);
    if (!zpl) return show_batch_page(call, *batch, &zpl.refusal());
    return file(*zpl, "application/zpl", "labels-" + batch->tags.front().text + ".zpl");
}

Response show_label(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    if (!call.request.query.has("done")) return show_form(call, reprint_form(*device), {});
    SitePage page(call, "labels/label.tpl", "Label " + shown_tag(device->tag), Place::devices);
    page.set_back(device_url(device->tag), device_name(*device));
    page.set_message("The reprint is recorded.");
    const auto url = device_url(device->tag);
    page.main().set("TAG", shown_tag(device->tag)).set("DEVICE_URL", url);
    page.main().set("PICTURE_URL", url + "/label.svg").set("ZPL_URL", url + "/label.zpl");
    page.main().set("SHEET_URL", url + "/label.pdf");
    auto questions = sheet_questions();
    add_questions(page.main(), "FIELD", questions, print_answers(call.request.query));
    return page.answer();
}

Response reprint_label(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    const std::string reason(call.form.fields.text("reason"));
    if (reason.empty()) {
        return show_refused_form(
            call, reprint_form(*device),
            {RefusalCode::invalid_fields, "", {{"reason", "Say why a new label is needed."}}});
    }
    const auto changed = change_tag(
        {call.request_id, call.caller, device->tag, TagEventKind::reprint, reason}, call.ports());
    if (!changed) return show_refused_form(call, reprint_form(*device), changed.refusal());
    return Response::see_other(device_url(device->tag) + "/label?done=reprint");
}

Response label_picture(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    labels::PictureJob job;
    job.tag = device->tag.text;
    job.design = design_of(call.services.settings);
    auto svg = labels::label_svg(job);
    if (auto refusal = refused(svg)) return show_refusal(call, *refusal);
    return file(std::get<std::string>(std::move(svg)), "image/svg+xml", device->tag.text + ".svg");
}

Response label_sheet(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    const auto pdf = sheet_of(call, {device->tag});
    if (!pdf) return show_refusal(call, pdf.refusal());
    return file(*pdf, "application/pdf", device->tag.text + ".pdf");
}

Response label_roll(const Call& call) {
    const auto device = device_named(call);
    if (!device) return show_refusal(call, device.refusal());
    const auto zpl = roll_of(call, {device->tag});
    if (!zpl) return show_refusal(call, zpl.refusal());
    return file(*zpl, "application/zpl", device->tag.text + ".zpl");
}

// The same page, with the same words, for a known, an unknown and a withdrawn tag, so that nobody
// learns from it which tags exist.
Response show_public_tag(const Call& call) {
    const auto tag = tag_named(call);
    if (!tag) return show_refusal(call, tag.refusal());
    if (call.session && may(call.session->caller.role, Permission::see_devices)) {
        return Response::see_other("/scan?code=" + tag->text);
    }
    SitePage page(call, "labels/public_tag.tpl", "Whose this is");
    const auto& settings = call.services.settings;
    page.main().set("SCHEME", settings.scheme_name).set("TAG", shown_tag(*tag));
    page.main().text("CALL", settings.label_caption);
    return page.answer();
}

}  // namespace kitbank::web::pages
