#include "server/web/api/labels.h"

#include <algorithm>
#include <charconv>

#include "labels/picture.h"
#include "labels/sheet.h"
#include "labels/zpl.h"
#include "server/usecase/labels/print_tags.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

constexpr std::size_t offset_characters_max = 8;

Refusal field_refusal(std::string field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::move(field), std::move(sentence)}}};
}

Result<PrintBatch> find(const Call& call) {
    const Uuid handle = parse_uuid(call.param("batch")).value_or(Uuid{});
    return find_batch(call.caller, handle, call.ports());
}

labels::Design design_of(const Call& call) {
    return {call.services.settings.label_host, call.services.settings.label_caption};
}

std::string text_or(const Fields& query, std::string_view name, std::string_view fallback) {
    return std::string(query.find(name).value_or(fallback));
}

// Millimetres such as -0.5.
Result<double> offset(const Fields& query, std::string_view name) {
    const auto text = query.find(name).value_or("0");
    double millimetres = 0;
    const bool plain = !text.empty() && text.size() <= offset_characters_max &&
                       text.find_first_not_of("-.0123456789") == std::string_view::npos;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), millimetres,
                                      std::chars_format::fixed);
    if (plain && read.ec == std::errc() && read.ptr == text.data() + text.size())
        return millimetres;
    return field_refusal(std::string(name), "Enter millimetres such as 0.5 or -1.");
}

std::string_view field_of(labels::PrintFault fault) {
    using enum labels::PrintFault;
    switch (fault) {
        case unknown_stock:
            return "stock";
        case start_out_of_range:
            return "start";
        case offset_too_large:
            return "dx";
        case bad_resolution:
            return "dpi";
        case bad_tag:
            return "tag";
        case no_labels:
        case too_many_labels:
            return "batch";
        case bad_host:
        case bad_caption:
        case code_too_dense:
            return "stock";
    }
    return "stock";
}

// The file as a download of this name, or what the printer's side says is wrong.
Response file_answer(const labels::Printed<std::string>& printed, const std::string& type,
                     const std::string& name) {
    if (const auto* fault = std::get_if<labels::PrintFault>(&printed)) {
        return refused(
            field_refusal(std::string(field_of(*fault)), std::string(labels::sentence(*fault))));
    }
    return Response{200, type, std::get<std::string>(printed), {}}.with(
        "Content-Disposition", "inline; filename=\"" + name + "\"");
}

std::vector<std::string> texts_of(const std::vector<Tag>& tags) {
    std::vector<std::string> texts;
    texts.reserve(tags.size());
    for (const Tag& tag : tags) texts.push_back(tag.text);
    return texts;
}

// The one tag that the query names, which must be of this batch.
Result<Tag> chosen_tag(const Call& call, const PrintBatch& batch) {
    Result<Tag> tag = read_tag(call.request.query.text("tag"));
    if (!tag) return tag;
    if (std::ranges::find(batch.tags, *tag) != batch.tags.end()) return tag;
    return Refusal{RefusalCode::tag_unknown, "This tag is not of this print batch.", {}};
}

Result<labels::PictureJob> read_picture(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"tag", "stock", "dpi"})) return *refusal;
    const Result<PrintBatch> batch = find(call);
    if (!batch) return batch.refusal();
    const Result<Tag> tag = chosen_tag(call, *batch);
    if (!tag) return tag.refusal();
    const auto dpi = query_number(query, "dpi", 300, 150, 1200);
    if (!dpi) return dpi.refusal();
    return labels::PictureJob{text_or(query, "stock", "L7160"), tag->text, static_cast<int>(*dpi),
                              design_of(call)};
}

Result<labels::SheetJob> read_sheet(const Call& call, const PrintBatch& batch) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"stock", "start", "dx", "dy"})) return *refusal;
    const auto start = query_number(query, "start", 1, 1, 1000);
    if (!start) return start.refusal();
    const Result<double> dx = offset(query, "dx");
    if (!dx) return dx.refusal();
    const Result<double> dy = offset(query, "dy");
    if (!dy) return dy.refusal();
    return labels::SheetJob{text_or(query, "stock", "L7160"),
                            static_cast<int>(*start),
                            *dx,
                            *dy,
                            texts_of(batch.tags),
                            design_of(call)};
}

}  // namespace

Response print_tags(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const auto count = fields.number("count", 1, batch_tags_max);
    if (!fields.has("count")) fields.fault("count", "This is needed.");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const Result<PrintBatch> batch =
        kitbank::print_tags({call.request_id, call.caller, static_cast<int>(*count)}, call.ports());
    if (!batch) return refused(batch.refusal());
    return answer(201, present(*batch, call.caller));
}

Response sheet_pdf(const Call& call) {
    const Result<PrintBatch> batch = find(call);
    if (!batch) return refused(batch.refusal());
    const Result<labels::SheetJob> job = read_sheet(call, *batch);
    if (!job) return refused(job.refusal());
    return file_answer(labels::sheet_pdf(*job), "application/pdf",
                       "labels-" + batch->tags.front().text + ".pdf");
}

Response labels_zpl(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"stock"})) return refused(*refusal);
    const Result<PrintBatch> batch = find(call);
    if (!batch) return refused(batch.refusal());
    const labels::RollJob job{text_or(call.request.query, "stock", "2x1in-203dpi"),
                              texts_of(batch->tags), design_of(call)};
    return file_answer(labels::roll_zpl(job), "application/zpl",
                       "labels-" + batch->tags.front().text + ".zpl");
}

Response label_png(const Call& call) {
    const Result<labels::PictureJob> job = read_picture(call);
    if (!job) return refused(job.refusal());
    return file_answer(labels::label_png(*job), "image/png", job->tag + ".png");
}

Response label_svg(const Call& call) {
    const Result<labels::PictureJob> job = read_picture(call);
    if (!job) return refused(job.refusal());
    return file_answer(labels::label_svg(*job), "image/svg+xml", job->tag + ".svg");
}

}  // namespace kitbank::web::api
