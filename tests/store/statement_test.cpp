#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "embedded/statement.h"
#include "server/core/databank/stock_scan.h"
#include "server/core/registers/entry.h"
#include "server/core/registers/monitoring.h"
#include "server/core/registers/working_day.h"
#include "server/core/requests/caps.h"
#include "server/core/requests/handover.h"
#include "server/core/requests/priority.h"
#include "server/core/residents/field.h"
#include "server/core/residents/reading.h"
#include "server/store/outcome.h"
#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/databank/intake_records.h"
#include "server/usecase/databank/issue_records.h"
#include "server/usecase/databank/living_records.h"
#include "server/usecase/notices/records.h"
#include "server/usecase/partners/account_records.h"
#include "server/usecase/requests/allocation_records.h"
#include "server/usecase/requests/lending_records.h"
#include "server/usecase/trust/log_records.h"
#include "tests/store/scratch_database.h"

namespace kitbank {
namespace {

ScratchDatabase& database() {
    static ScratchDatabase shared;
    return shared;
}

using Words = std::set<std::string>;

// What stands between quotes in a constraint.
Words quoted(const std::string& clause) {
    Words words;
    std::istringstream parts{clause};
    std::string part;
    for (bool is_inside = false; std::getline(parts, part, '\''); is_inside = !is_inside) {
        if (is_inside) words.insert(part);
    }
    return words;
}

Words allowed(const std::string& constraint) {
    return quoted(
        database().ask("SELECT check_clause FROM information_schema.check_constraints WHERE "
                       "constraint_schema = DATABASE() AND constraint_name = '" +
                       constraint + "'"));
}

template <class List>
Words words_of(const List& list) {
    return {list.begin(), list.end()};
}

template <class List>
Words names_of(const List& values) {
    Words names;
    for (const auto value : values) names.emplace(name_of(value));
    return names;
}

int error_of(const std::string& change) {
    try {
        database().connection().run(change);
    } catch (const DatabaseError& error) {
        return error.number();
    }
    return 0;
}

}  // namespace

TEST_CASE("every statement is understood by the migrated schema") {
    int count = 0;
    for (const statement::Text& file : statement::all()) {
        CAPTURE(file.path);
        std::string text{file.text};
        for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 2) {
            text.insert(at, "'");
        }
        CHECK_NOTHROW(database().connection().run("PREPARE tried FROM '" + text + "'"));
        CHECK(file.text.starts_with("-- "));
        ++count;
    }
    CHECK(count > 60);
}

TEST_CASE("a statement with an unknown column is not understood") {
    CHECK(error_of("PREPARE tried FROM 'SELECT colour FROM device'") == 1054);
}

TEST_CASE("the words that the schema allows are the program's") {
    Words states = words_of(device_state_names);
    states.erase("none");
    CHECK(allowed("device_state") == states);
    CHECK(allowed("device_kind") == words_of(device_kind_names));
    CHECK(allowed("device_holder_kind") == words_of(holder_kind_names));
    CHECK(allowed("medium_type") == words_of(medium_type_names));
    CHECK(allowed("device_event_event") == words_of(device_event_names));
    CHECK(allowed("set_aside_scan_event") == words_of(device_event_names));
    CHECK(allowed("stock_scan_event") == words_of(stock_scan_names));
    CHECK(allowed("tag_state") == words_of(tag_state_names));
    CHECK(allowed("tag_event_event") == words_of(tag_event_names));
    CHECK(allowed("wipe_evidence_level") == words_of(sanitisation_level_names));
    CHECK(allowed("wipe_medium_level") == words_of(sanitisation_level_names));
    CHECK(allowed("wipe_medium_verification") == words_of(wipe_verification_names));
    CHECK(allowed("outbox_state") == words_of(letter_state_names));
    CHECK(allowed("outbox_channel") == words_of(channel_names));
    CHECK(allowed("message_template_kind") == words_of(message_kind_names));
    Words item_states = words_of(item_state_names);
    item_states.erase("none");
    CHECK(allowed("data_item_state") == item_states);
    CHECK(allowed("data_item_event_to_state") == item_states);
    Words item_events = words_of(item_event_names);
    CHECK(allowed("stock_group_event") == item_events);
    item_events.erase("receipt");
    CHECK(allowed("data_item_event_event") == item_events);
    CHECK(allowed("data_item_kind") == words_of(item_kind_names));
    CHECK(allowed("bundle_kind") == words_of(item_kind_names));
    CHECK(allowed("data_item_void_reason") == words_of(void_reason_names));
    CHECK(allowed("stock_posting_account") == words_of(account_kind_names));
    CHECK(allowed("stock_balance_account") == words_of(account_kind_names));
    CHECK(allowed("data_delivery_state") == words_of(delivery_state_names));
    CHECK(allowed("stock_file_state") == words_of(file_state_names));
    CHECK(allowed("consignment_state") == words_of(consignment_state_names));
    CHECK(allowed("consignment_item_fate") == words_of(packed_fate_names));
    CHECK(allowed("hub_threshold_kind") == words_of(threshold_kind_names));
    CHECK(allowed("stock_count_state") == words_of(count_state_names));
    CHECK(allowed("stock_count_line_fate") == words_of(count_fate_names));
    CHECK(allowed("data_item_reminder_kind") == words_of(item_reminder_names));
    CHECK(allowed("message_template_language") == words_of(language_names));
    CHECK(allowed("message_template_channel") == words_of(channel_names));
    CHECK(allowed("request_told_by_told_by") == words_of(told_by_names));
    CHECK(allowed("link_purpose") == words_of(link_purpose_names));
    CHECK(allowed("link_wish_purpose") == words_of(link_purpose_names));
    CHECK(allowed("log_node_kind") == words_of(log_kind_names));
    CHECK(allowed("membership_role") == names_of(all_roles()));
    CHECK(allowed("resident_reading_reason") == words_of(reading_reason_names));
    CHECK(allowed("resident_hold_kind") == words_of(hold_kind_names));
    CHECK(allowed("resident_index_kind") == words_of(resident_index_names));
    CHECK(allowed("retention_rule_starts") == words_of(retention_start_names));
    Words fields;
    for (const ResidentFieldRow& row : resident_field_rows) fields.emplace(row.name);
    CHECK(allowed("resident_field_field") == fields);
    CHECK(allowed("api_token_role") == names_of(all_roles()));
    for (const std::string table : {"complaint", "access_request"}) {
        CHECK(allowed(table + "_nation") == words_of(nation_names));
        CHECK(allowed(table + "_how") == words_of(received_how_names));
    }
    CHECK(allowed("complaint_category") == words_of(complaint_category_names));
    CHECK(allowed("complaint_outcome") == words_of(complaint_outcome_names));
    CHECK(allowed("access_request_outcome") == words_of(access_outcome_names));
    CHECK(allowed("access_request_ground") == words_of(extension_ground_names));
    CHECK(allowed("kit_request_state") == words_of(request_state_names));
    CHECK(allowed("kit_request_door") == words_of(request_door_names));
    CHECK(allowed("kit_request_allocation") == words_of(allocation_kind_names));
    CHECK(allowed("kit_request_delivery") == words_of(delivery_kind_names));
    CHECK(allowed("kit_request_need") == words_of(need_names));
    CHECK(allowed("kit_request_language") == words_of(language_names));
    CHECK(allowed("agreement_kind") == words_of(allocation_kind_names));
    CHECK(allowed("agreement_language") == words_of(language_names));
    CHECK(allowed("data_issue_language") == words_of(language_names));
    CHECK(allowed("data_issue_outcome") == words_of(issue_outcome_names));
    CHECK(allowed("data_limit_unit") == words_of(limit_unit_names));
    CHECK(allowed("limit_override_state") == words_of(override_state_names));
    CHECK(allowed("handover_kind") == words_of(allocation_kind_names));
    CHECK(allowed("handover_language") == words_of(language_names));
    CHECK(allowed("handover_signed") == words_of(signed_how_names));
    CHECK(allowed("handover_collected") == words_of(collected_by_names));
    CHECK(allowed("allocation_run_state") == words_of(run_state_names));
    CHECK(allowed("proposal_state") == words_of(proposal_state_names));
    CHECK(allowed("request_line_kind") == words_of(line_kind_names));
    CHECK(allowed("request_line_state") == words_of(line_state_names));
    CHECK(allowed("appointment_kind") == words_of(delivery_kind_names));
    CHECK(allowed("appointment_state") == words_of(appointment_state_names));
    CHECK(allowed("request_note_kind") == words_of(note_kind_names));
    CHECK(allowed("priority_rule_reason") == words_of(priority_reason_names));
    CHECK(allowed("request_cap_scope") == words_of(cap_scope_names));
    Words cap_kinds = words_of(line_kind_names);
    cap_kinds.insert("");
    CHECK(allowed("request_cap_kind") == cap_kinds);
    Words questions, answers;
    for (const MonitoringQuestion& question : monitoring_questions()) {
        questions.emplace(question.name);
        for (const MonitoringAnswer& answer : question.answers) answers.emplace(answer.name);
    }
    CHECK(allowed("monitoring_count_question") == questions);
    CHECK(allowed("monitoring_count_answer") == answers);
}

TEST_CASE("every refusal's code fits the columns that keep it") {
    for (const RefusalText& row : refusal_table()) CHECK(row.name.size() <= 40);
}

TEST_CASE("a word that the schema does not allow is refused") {
    database().connection().run(
        "INSERT INTO tag VALUES ('KBWORD', 1, NULL, 'printed', NULL, 1, REPEAT('x', 32))");
    CHECK(error_of("UPDATE tag SET state = 'torn' WHERE tag = 'KBWORD'") == 4025);
    CHECK(error_of("UPDATE tag SET state = 'PRINTED' WHERE tag = 'KBWORD'") == 4025);
    CHECK(error_of("UPDATE tag SET state = 'claimed' WHERE tag = 'KBWORD'") == 4025);
    CHECK(error_of("UPDATE tag SET state = 'void' WHERE tag = 'KBWORD'") == 0);
}

TEST_CASE("every table has a primary key and is transactional") {
    CHECK(database()
              .ask("SELECT GROUP_CONCAT(t.table_name) FROM information_schema.tables t "
                   "LEFT JOIN information_schema.table_constraints c ON c.table_schema = "
                   "t.table_schema AND c.table_name = t.table_name AND c.constraint_type = "
                   "'PRIMARY KEY' WHERE t.table_schema = DATABASE() AND "
                   "(c.constraint_name IS NULL OR t.engine <> 'InnoDB')")
              .empty());
}

TEST_CASE("a column of text tells apart what people and machines tell apart") {
    CHECK(database().ask("SELECT GROUP_CONCAT(DISTINCT collation_name ORDER BY 1) FROM "
                         "information_schema.columns WHERE table_schema = DATABASE() AND "
                         "collation_name NOT IN ('utf8mb4_nopad_bin', 'ascii_bin')") ==
          "utf8mb4_general_nopad_ci");  // make and model, for search
}

}  // namespace kitbank
