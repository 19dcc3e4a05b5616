#include "server/web/pages/resident_view.h"

#include "server/core/residents/contact.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/london_time.h"

namespace kitbank::web {
namespace {

std::string labels_of(const std::vector<ResidentField>& fields) {
    if (fields.size() == resident_field_rows.size()) return "everything";
    std::string labels;
    for (const ResidentField field : fields) {
        const auto& row = resident_field_rows[static_cast<std::size_t>(field)];
        labels.append(labels.empty() ? "" : ", ").append(row.label);
    }
    return labels;
}

}  // namespace

std::string resident_url(const Resident& resident) { return "/residents/" + resident.reference; }

std::string resident_note(const Resident& resident) {
    const std::string place = resident.hub_name.empty() ? "" : resident.hub_name + ". ";
    const std::string kept =
        resident.on_hold ? "On hold." : "Kept until " + day_text(resident.due_on) + ".";
    return place + "Entered on " + day_text(resident.created_at) + ". " + kept;
}

std::string hold_text(const Hold& hold, const Names& names) {
    std::string text = std::string{label_of(hold.kind)} + ": placed " + by(hold.placed_by, names) +
                       " on " + day_text(hold.placed_at);
    if (hold.lifted_at) {
        text += ", lifted " + by(hold.lifted_by, names) + " on " + day_text(*hold.lifted_at);
    }
    return text + ".";
}

std::string hold_dates_text(const Hold& hold) {
    std::string text = "Placed on " + day_text(hold.placed_at);
    if (hold.lifted_at) text += ", lifted on " + day_text(*hold.lifted_at);
    return text + ".";
}

std::string by(std::string_view actor, const Names& names) {
    return actor == names.viewer ? "by you" : "by " + names.of(actor);
}

Names names_for_resident(const Call& call) {
    Names names = names_for(call);
    names.viewer.clear();
    return names;
}

void add_facts(View main, const ResidentFacts& facts) {
    for (const auto& [field, value] : facts) {
        const auto& row = resident_field_rows[static_cast<std::size_t>(field)];
        const std::string shown = field == ResidentField::phone ? spoken_phone(value) : value;
        main.add("FACT").set("FACT_LABEL", row.label).set("FACT_VALUE", shown);
    }
}

void add_reading(View main, const ReadingLine& line, const Names& names) {
    std::string note =
        moment_text(line.reading.read_at) + ". " + std::string{label_of(line.reading.reason)};
    if (!line.words.empty()) note += ": " + line.words;
    note += ". Seen: " + labels_of(line.reading.fields) + ".";
    main.add("READING").set("READER", names.of(line.reading.actor)).set("READING_NOTE", note);
}

}  // namespace kitbank::web
