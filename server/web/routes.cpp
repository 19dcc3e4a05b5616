#include "server/web/routes.h"

#include <algorithm>
#include <array>

#include "server/core/databank/stock_list.h"
#include "server/core/requests/signature.h"
#include "server/usecase/devices/record_wipe.h"
#include "server/web/api/allocation.h"
#include "server/web/api/appointments.h"
#include "server/web/api/data_intake.h"
#include "server/web/api/data_issues.h"
#include "server/web/api/data_items.h"
#include "server/web/api/data_moves.h"
#include "server/web/api/data_reports.h"
#include "server/web/api/databank.h"
#include "server/web/api/devices.h"
#include "server/web/api/handovers.h"
#include "server/web/api/labels.h"
#include "server/web/api/lending.h"
#include "server/web/api/messages.h"
#include "server/web/api/partners.h"
#include "server/web/api/queue.h"
#include "server/web/api/registers.h"
#include "server/web/api/requests.h"
#include "server/web/api/residents.h"
#include "server/web/api/scans.h"
#include "server/web/api/stock.h"
#include "server/web/api/stock_facts.h"
#include "server/web/api/system.h"
#include "server/web/api/trust.h"
#include "server/web/pages/pages.h"

namespace kitbank::web {
namespace {

using P = Permission;
using O = Object;

constexpr std::array<std::string_view, 1> json_type{"application/json"};
constexpr std::array<std::string_view, 3> report_types{"text/plain", "application/xml",
                                                       "application/json"};

// Strokes as JSON, or the photograph of a signed paper as it is.
constexpr std::array<std::string_view, 3> signature_types{"application/json", "image/jpeg",
                                                          "image/png"};

constexpr Body no_body{};
constexpr Body json(std::uint64_t bytes_max) { return {bytes_max, json_type}; }
// Each event of the batch has its own id.
constexpr Body json_batch(std::uint64_t bytes_max) { return {bytes_max, json_type, true}; }
// A page's form; the wipe log comes as a file of one.
constexpr std::array<std::string_view, 2> form_types{"application/x-www-form-urlencoded",
                                                     "multipart/form-data"};
constexpr Body form(std::uint64_t bytes_max) { return {bytes_max, form_types}; }
constexpr Body report{wipe_report_bytes_max, report_types};

constexpr Access everyone() { return Access::everyone(); }
constexpr Access signed_in(Object object) { return Access::signed_in(object); }
constexpr Access needs(Permission permission, Object object) {
    return Access::needs(permission, object);
}

constexpr std::uint64_t kib = 1024;
constexpr std::uint64_t report_form_bytes_max = wipe_report_bytes_max + 64 * kib;
constexpr std::uint64_t signature_form_bytes_max = photograph_bytes_max + 64 * kib;
constexpr std::uint64_t stock_form_bytes_max = stock_file_bytes_max + 64 * kib;
constexpr std::array<std::string_view, 2> list_types{"text/csv", "text/plain"};
constexpr Body stock_list{stock_file_bytes_max, list_types};
constexpr Body signature{photograph_bytes_max, signature_types};

// clang-format off
// Where several rows fit an address, the first one is taken: literal ones stand before {places}.
const std::array route_table = [] {
    using enum Method;
    return std::to_array<Route>({
    // For programs. Permissions that depend on the event are judged by the use-case.
    {post, "/api/v1/hubs",                      needs(P::manage_hubs, O::hub),            json(16 * kib),         api::open_hub},
    {get,  "/api/v1/hubs",                      needs(P::see_hubs, O::hub),               no_body,                api::list_hubs},
    {get,  "/api/v1/hubs/{code}",                needs(P::see_hubs, O::hub),                no_body,                api::show_hub},
    {post, "/api/v1/hubs/{code}",                needs(P::manage_hubs, O::hub),             json(16 * kib),         api::change_hub},
    {get,  "/api/v1/organisation",               signed_in(O::organisation),                no_body,                api::show_organisation},
    {post, "/api/v1/organisation",               needs(P::manage_organisation, O::organisation), json(4 * kib),          api::change_organisation},
    {get,  "/api/v1/partners",                   needs(P::manage_organisation, O::organisation), no_body,                api::list_partners},
    {post, "/api/v1/partners/settlements",       needs(P::manage_organisation, O::organisation), json(4 * kib),          api::settle_partner},
    {get,  "/api/v1/people",                     needs(P::see_people, O::person),           no_body,                api::list_people},
    {post, "/api/v1/invitations",                needs(P::manage_people, O::invitation),    json(4 * kib),          api::invite_person},
    {post, "/api/v1/invitations/{id}/approval",  needs(P::manage_people, O::invitation),    json(4 * kib),          api::approve_invitation},
    {post, "/api/v1/invitations/{id}/withdrawal", needs(P::manage_people, O::invitation),    json(4 * kib),          api::withdraw_invitation},
    {post, "/api/v1/memberships/{id}",           needs(P::manage_people, O::membership),    json(4 * kib),          api::change_membership},
    {post, "/api/v1/memberships/{id}/end",       needs(P::manage_people, O::membership),    json(4 * kib),          api::end_membership},
    {get,  "/api/v1/tokens",                     needs(P::manage_tokens, O::token),         no_body,                api::list_tokens},
    {post, "/api/v1/tokens",                     needs(P::manage_tokens, O::token),         json(4 * kib),          api::issue_token},
    {post, "/api/v1/tokens/{id}/revocation",     needs(P::manage_tokens, O::token),         json(4 * kib),          api::revoke_token},
    {get,  "/api/v1/checkpoints/latest",         needs(P::see_audit, O::audit),             no_body,                api::latest_checkpoint},
    {get,  "/api/v1/audit",                      needs(P::see_audit, O::audit),             no_body,                api::list_audit},
    {post, "/api/v1/requests",                   needs(P::ask_for_kit, O::request),       json(16 * kib),         api::ask_for_kit},
    {get,  "/api/v1/requests",                   needs(P::see_requests, O::request),      no_body,                api::list_requests},
    {post, "/api/v1/requests/acceptances",       needs(P::decide_requests, O::request),   json(16 * kib),         api::accept_requests},
    {get,  "/api/v1/requests/{reference}",       needs(P::see_requests, O::request),      no_body,                api::show_request},
    {post, "/api/v1/requests/{reference}",       needs(P::ask_for_kit, O::request),       json(16 * kib),         api::change_draft},
    {get,  "/api/v1/queue",                      needs(P::decide_requests, O::request),   no_body,                api::list_queue},
    {post, "/api/v1/requests/{reference}/acceptance", needs(P::decide_requests, O::request), json(4 * kib),       api::accept_request},
    {post, "/api/v1/requests/{reference}/query", needs(P::decide_requests, O::request),   json(16 * kib),         api::query_request},
    {post, "/api/v1/requests/{reference}/refusal", needs(P::decide_requests, O::request), json(16 * kib),         api::decline_request},
    {post, "/api/v1/requests/{reference}/hold",  needs(P::decide_requests, O::request),   json(4 * kib),          api::hold_request},
    {post, "/api/v1/requests/{reference}/release-of-hold", needs(P::decide_requests, O::request), json(4 * kib),  api::release_hold},
    {post, "/api/v1/requests/{reference}/worker", needs(P::decide_requests, O::request),  json(4 * kib),          api::assign_request},
    {post, "/api/v1/requests/{reference}/substitutes", needs(P::decide_requests, O::request), json(4 * kib),      api::agree_substitute},
    {post, "/api/v1/requests/{reference}/drops", needs(P::decide_requests, O::request),   json(4 * kib),          api::drop_line},
    {get,  "/api/v1/priority-rules",             needs(P::manage_lending, O::lending),    no_body,                api::show_priority_rules},
    {post, "/api/v1/priority-rules",             needs(P::manage_lending, O::lending),    json(4 * kib),          api::set_priority_rules},
    {get,  "/api/v1/request-caps",               needs(P::manage_lending, O::lending),    no_body,                api::list_request_caps},
    {post, "/api/v1/request-caps",               needs(P::manage_lending, O::lending),    json(4 * kib),          api::set_request_cap},
    {post, "/api/v1/requests/{reference}/submission", needs(P::ask_for_kit, O::request),  json(4 * kib),          api::submit_request},
    {post, "/api/v1/requests/{reference}/removal", needs(P::ask_for_kit, O::request),     json(4 * kib),          api::remove_draft},
    {post, "/api/v1/requests/{reference}/notes", needs(P::ask_for_kit, O::request),       json(16 * kib),         api::note_request},
    {post, "/api/v1/requests/{reference}/answers", needs(P::ask_for_kit, O::request),     json(16 * kib),         api::answer_question},
    {post, "/api/v1/requests/{reference}/cancellation", needs(P::ask_for_kit, O::request), json(16 * kib),        api::cancel_request},
    {post, "/api/v1/requests/{reference}/again", needs(P::ask_for_kit, O::request),       json(4 * kib),          api::ask_again},
    {post, "/api/v1/requests/{reference}/reservation", needs(P::allocate_kit, O::request), json(4 * kib),         api::reserve_for_request},
    {post, "/api/v1/allocations",                needs(P::allocate_kit, O::proposal),     json(4 * kib),          api::propose_allocation},
    {get,  "/api/v1/allocations/latest",         needs(P::allocate_kit, O::proposal),     no_body,                api::latest_allocation},
    {post, "/api/v1/proposals/{id}/acceptance",  needs(P::allocate_kit, O::proposal),     json(4 * kib),          api::accept_proposal},
    {post, "/api/v1/proposals/{id}/change",      needs(P::allocate_kit, O::proposal),     json(4 * kib),          api::change_proposal},
    {post, "/api/v1/proposals/{id}/refusal",     needs(P::allocate_kit, O::proposal),     json(4 * kib),          api::refuse_proposal},
    {post, "/api/v1/residents",                  needs(P::add_residents, O::resident),    json(8 * kib),          api::add_resident},
    {get,  "/api/v1/residents",                  needs(P::read_residents, O::resident),   no_body,                api::list_residents},
    {post, "/api/v1/residents/searches",         needs(P::read_residents, O::resident),   json(4 * kib),          api::search_residents},
    {get,  "/api/v1/residents/{reference}",      needs(P::read_residents, O::resident),   no_body,                api::show_resident},
    {post, "/api/v1/residents/{reference}",      needs(P::add_residents, O::resident),    json(8 * kib),          api::change_resident},
    {get,  "/api/v1/residents/{reference}/readings", needs(P::see_readings, O::resident), no_body,                api::list_readings},
    {post, "/api/v1/residents/{reference}/readings", needs(P::read_residents, O::resident), json(4 * kib),        api::read_resident},
    {get,  "/api/v1/residents/{reference}/holds", needs(P::read_residents, O::resident),  no_body,                api::list_holds},
    {post, "/api/v1/residents/{reference}/holds", needs(P::manage_residents, O::resident), json(4 * kib),         api::hold_resident},
    {post, "/api/v1/residents/{reference}/holds/{id}/lift", needs(P::manage_residents, O::resident), json(4 * kib), api::lift_hold},
    {post, "/api/v1/residents/{reference}/erasure", needs(P::manage_residents, O::resident), json(4 * kib),       api::erase_resident},
    {post, "/api/v1/residents/{reference}/export", needs(P::manage_residents, O::resident), json(4 * kib),        api::export_resident},
    {get,  "/api/v1/readings",                   needs(P::see_readings, O::resident),     no_body,                api::list_readings_by},
    {post, "/api/v1/complaints",                        needs(P::keep_registers, O::register_entry),  json(32 * kib),         api::record_complaint},
    {get,  "/api/v1/complaints",                        needs(P::keep_registers, O::register_entry),  no_body,                api::list_complaints},
    {get,  "/api/v1/complaints/{number}",               needs(P::keep_registers, O::register_entry),  no_body,                api::show_complaint},
    {post, "/api/v1/complaints/{number}/{step}",        needs(P::keep_registers, O::register_entry),  json(32 * kib),         api::take_complaint_step},
    {post, "/api/v1/subject-access-requests",           needs(P::keep_registers, O::register_entry),  json(32 * kib),         api::record_access_request},
    {get,  "/api/v1/subject-access-requests",           needs(P::keep_registers, O::register_entry),  no_body,                api::list_access_requests},
    {get,  "/api/v1/subject-access-requests/{number}",  needs(P::keep_registers, O::register_entry),  no_body,                api::show_access_request},
    {post, "/api/v1/subject-access-requests/{number}/{step}",needs(P::keep_registers, O::register_entry),  json(32 * kib),         api::take_access_step},
    {get,  "/api/v1/monitoring",                        needs(P::see_monitoring, O::monitoring),      no_body,                api::show_monitoring},
    {post, "/api/v1/monitoring-answers",                needs(P::give_monitoring_answers, O::monitoring),json(4 * kib),          api::give_monitoring_answers},
    {get,  "/api/v1/agreements",                        needs(P::manage_lending, O::lending),         no_body,                api::list_agreements},
    {post, "/api/v1/agreements",                        needs(P::manage_lending, O::lending),         json(64 * kib),         api::write_agreement},
    {post, "/api/v1/requests/{reference}/handover",     needs(P::hand_over_devices, O::request),      json(64 * kib),         api::hand_over},
    {post, "/api/v1/requests/{reference}/failed-delivery", needs(P::hand_over_devices, O::request),   json(16 * kib),         api::fail_delivery},
    {get,  "/api/v1/handovers",                         needs(P::hand_over_devices, O::handover),     no_body,                api::list_unsigned},
    {get,  "/api/v1/handovers/{reference}",             needs(P::see_requests, O::handover),          no_body,                api::show_handover},
    {post, "/api/v1/handovers/{reference}/signature",   needs(P::hand_over_devices, O::handover),     signature,              api::sign_handover},
    {get,  "/api/v1/pick-list",                         needs(P::hand_over_devices, O::request),      no_body,                api::show_pick_list},
    {post, "/api/v1/devices",                   needs(P::receive_devices, O::label),      json(64 * kib),         api::receive_device},
    {get,  "/api/v1/devices",                   needs(P::see_devices, O::device),         no_body,                api::list_devices},
    {get,  "/api/v1/devices/{tag}",             needs(P::see_devices, O::label),          no_body,                api::show_device},
    {get,  "/api/v1/devices/{tag}/history",     needs(P::see_devices, O::device),         no_body,                api::device_history},
    {post, "/api/v1/devices/{tag}/events",      needs(P::see_devices, O::label),          json(64 * kib),         api::record_event},
    {post, "/api/v1/wipe-evidence",             needs(P::record_wipes, O::evidence),      report,                 api::upload_evidence},
    {get,  "/api/v1/wipe-evidence/{id}/file",   needs(P::see_evidence, O::evidence),      no_body,                api::evidence_file},
    {post, "/api/v1/devices/{tag}/factory-resets", needs(P::record_wipes, O::device),        json(16 * kib),         api::record_factory_reset},
    {post, "/api/v1/scans",                     needs(P::see_devices, O::label),          json_batch(2048 * kib), api::record_scans},
    {get,  "/api/v1/data/facts",                needs(P::see_data_stock, O::data_item),   no_body,                api::stock_facts},
    {get,  "/api/v1/data/networks",                needs(P::see_data_stock, O::network),    no_body,                api::list_networks},
    {post, "/api/v1/data/networks",                needs(P::manage_databank, O::network),   json(32 * kib),         api::change_network},
    {get,  "/api/v1/data/bundles",                 needs(P::see_data_stock, O::bundle),     no_body,                api::list_bundles},
    {post, "/api/v1/data/bundles",                 needs(P::manage_databank, O::bundle),    json(4 * kib),          api::add_bundle},
    {post, "/api/v1/data/bundles/{code}/end",      needs(P::manage_databank, O::bundle),    json(4 * kib),          api::end_bundle},
    {get,  "/api/v1/data/stock",                   needs(P::see_data_stock, O::stock_account), no_body,                api::list_data_stock},
    {get,  "/api/v1/data/balances",                needs(P::see_data_stock, O::stock_account), no_body,                api::list_balances},
    {get,  "/api/v1/data/statement",               needs(P::see_data_stock, O::stock_account), no_body,                api::show_statement},
    {get,  "/api/v1/data/items",                needs(P::see_data_stock, O::data_item),   no_body,                api::list_data_items},
    {post, "/api/v1/data/items",                needs(P::receive_data, O::data_item),     json(512 * kib),        api::receive_data_items},
    {get,  "/api/v1/data/files",                needs(P::see_data_stock, O::stock_file),  no_body,                api::list_stock_files},
    {post, "/api/v1/data/files",                needs(P::receive_data, O::stock_file),    stock_list,             api::upload_stock_file},
    {get,  "/api/v1/data/files/{id}",           needs(P::see_data_stock, O::stock_file),  no_body,                api::show_stock_file},
    {get,  "/api/v1/data/files/{id}/lines",     needs(P::see_data_stock, O::stock_file),  no_body,                api::stock_file_lines},
    {post, "/api/v1/data/files/{id}/load",      needs(P::receive_data, O::stock_file),    json(4 * kib),          api::load_stock_file},
    {post, "/api/v1/data/files/{id}/drop",      needs(P::receive_data, O::stock_file),    json(4 * kib),          api::drop_stock_file},
    {get,  "/api/v1/data/deliveries",           needs(P::see_data_stock, O::delivery),    no_body,                api::list_deliveries},
    {post, "/api/v1/data/deliveries",           needs(P::receive_data, O::delivery),      json(4 * kib),          api::announce_delivery},
    {get,  "/api/v1/data/deliveries/{reference}", needs(P::see_data_stock, O::delivery),  no_body,                api::show_delivery},
    {post, "/api/v1/data/deliveries/{reference}/arrival", needs(P::receive_data, O::delivery), json(4 * kib),     api::note_delivery},
    {post, "/api/v1/data/deliveries/{reference}/close", needs(P::receive_data, O::delivery), json(4 * kib),       api::close_delivery},
    {get,  "/api/v1/data/items/{reference}",    needs(P::see_data_stock, O::data_item),   no_body,                api::show_data_item},
    {get,  "/api/v1/data/items/{reference}/history", needs(P::see_data_stock, O::data_item), no_body,             api::data_item_history},
    {post, "/api/v1/data/items/{reference}/events", needs(P::change_data, O::data_item),  json(4 * kib),          api::change_data_item},
    {get,  "/api/v1/data/items/{reference}/showings", needs(P::see_data_stock, O::data_item), no_body,            api::data_item_showings},
    {post, "/api/v1/data/items/{reference}/showings", needs(P::allow_over_limit, O::data_item), json(4 * kib),    api::show_data_code},
    {get,  "/api/v1/data/issues", needs(P::see_data_stock, O::data_issue), no_body, api::list_issues},
    {post, "/api/v1/data/issues", needs(P::give_data, O::data_issue), json(8 * kib), api::give_data},
    {get,  "/api/v1/data/issues/{reference}", needs(P::see_data_stock, O::data_issue), no_body, api::show_issue},
    {get,  "/api/v1/data/second-bundles", needs(P::give_data, O::data_issue), no_body, api::list_second_bundles},
    {get,  "/api/v1/data/limits", needs(P::see_data_stock, O::data_issue), no_body, api::show_limits},
    {post, "/api/v1/data/limits", needs(P::manage_databank, O::data_issue), json(4 * kib), api::set_limit},
    {post, "/api/v1/data/gates", needs(P::manage_databank, O::data_issue), json(4 * kib), api::set_gate},
    {get,  "/api/v1/data/overrides", needs(P::give_data, O::limit_override), no_body, api::list_overrides},
    {post, "/api/v1/data/overrides", needs(P::give_data, O::limit_override), json(4 * kib), api::ask_over_limit},
    {get,  "/api/v1/data/overrides/{reference}", needs(P::give_data, O::limit_override), no_body, api::show_override},
    {post, "/api/v1/data/overrides/{reference}", needs(P::allow_over_limit, O::limit_override), json(4 * kib), api::decide_over_limit},
    {post, "/api/v1/data/items/{reference}/release", needs(P::change_data, O::data_item), json(4 * kib), api::release_data},
    {post, "/api/v1/requests/{reference}/data", needs(P::allocate_kit, O::request), json(4 * kib), api::set_aside_data},
    {post, "/api/v1/data/write-offs",           needs(P::write_off_data, O::data_item),   json(32 * kib),         api::write_off_data},
    {get,  "/api/v1/data/reminders",            needs(P::manage_databank, O::data_item),  no_body,                api::show_data_reminders},
    {post, "/api/v1/data/reminders",            needs(P::manage_databank, O::data_item),  json(4 * kib),          api::change_data_reminders},
    {post, "/api/v1/tags",                      needs(P::print_labels, O::batch),         json(4 * kib),          api::print_tags},
    {post, "/api/v1/tags/{tag}/reprints",       needs(P::print_labels, O::device),        json(4 * kib),          api::reprint_label},
    {post, "/api/v1/tags/{tag}/voids",          needs(P::print_labels, O::label),         json(4 * kib),          api::void_label},
    {get,  "/api/v1/tags/{batch}/sheet.pdf",    needs(P::print_labels, O::batch),         no_body,                api::sheet_pdf},
    {get,  "/api/v1/tags/{batch}/labels.zpl",   needs(P::print_labels, O::batch),         no_body,                api::labels_zpl},
    {get,  "/api/v1/tags/{batch}/label.png",    needs(P::print_labels, O::batch),         no_body,                api::label_png},
    {get,  "/api/v1/tags/{batch}/label.svg",    needs(P::print_labels, O::batch),         no_body,                api::label_svg},
    {get,  "/api/v1/message-templates",         needs(P::manage_lending, O::template_text), no_body,              api::list_message_words},
    {post, "/api/v1/message-templates",         needs(P::manage_lending, O::template_text), json(32 * kib),       api::save_message_words},
    {post, "/api/v1/message-templates/preview", needs(P::manage_lending, O::template_text), json(32 * kib),       api::preview_message_words},
    {post, "/notify/callback",                  everyone(),                               json_batch(16 * kib),   api::take_notify_callback},
    {get,  "/api/v1/loans",                             needs(P::see_devices, O::loan),               no_body,                api::list_loans},
    {post, "/api/v1/requests/{reference}/renewal",      needs(P::see_requests, O::request),           json(4 * kib),          api::renew_loan},
    {get,  "/api/v1/lending-terms",                     needs(P::see_requests, O::lending),           no_body,                api::show_terms},
    {post, "/api/v1/lending-terms",                     needs(P::manage_lending, O::lending),         json(4 * kib),          api::change_terms},
    {post, "/api/v1/devices/{tag}/sessions",            needs(P::hand_over_devices, O::device),       json(4 * kib),          api::count_sessions},
    {get,  "/api/v1/shared-use",                        needs(P::see_devices, O::lending),            no_body,                api::list_shared_use},
    {get,  "/api/v1/hubs/{code}/slots",                 needs(P::see_hubs, O::hub),                   no_body,                api::list_slots},
    {get,  "/api/v1/hubs/{code}/slot-rules",            needs(P::see_hubs, O::hub),                   no_body,                api::list_slot_rules},
    {post, "/api/v1/hubs/{code}/slot-rules",            needs(P::manage_lending, O::hub),             json(4 * kib),          api::add_slot_rule},
    {post, "/api/v1/hubs/{code}/slot-rules/{id}/removal", needs(P::manage_lending, O::hub),           json(4 * kib),          api::remove_slot_rule},
    {post, "/api/v1/hubs/{code}/closed-days",           needs(P::manage_lending, O::hub),             json(4 * kib),          api::close_day},
    {get,  "/api/v1/appointments",                      needs(P::see_appointments, O::appointment),   no_body,                api::list_appointments},
    {post, "/api/v1/requests/{reference}/appointment",  needs(P::manage_appointments, O::request),    json(4 * kib),          api::book_appointment},
    {post, "/api/v1/appointments/{id}/cancellation",    needs(P::manage_appointments, O::appointment), json(4 * kib),         api::cancel_appointment},
    {post, "/api/v1/appointments/{id}/miss",            needs(P::manage_appointments, O::appointment), json(4 * kib),         api::miss_appointment},
    {get,  "/api/v1/data/consignments",                needs(P::see_data_stock, O::consignment), no_body, api::list_consignments},
    {post, "/api/v1/data/consignments",                needs(P::receive_data, O::consignment), json(4 * kib), api::open_consignment},
    {get,  "/api/v1/data/consignments/{reference}",    needs(P::see_data_stock, O::consignment), no_body, api::show_consignment},
    {post, "/api/v1/data/consignments/{reference}/contents", needs(P::receive_data, O::consignment), json(64 * kib), api::pack_items},
    {post, "/api/v1/data/consignments/{reference}/removal", needs(P::receive_data, O::consignment), json(64 * kib), api::unpack_items},
    {post, "/api/v1/data/consignments/{reference}/dispatch", needs(P::receive_data, O::consignment), json(4 * kib), api::send_consignment},
    {post, "/api/v1/data/consignments/{reference}/cancellation", needs(P::receive_data, O::consignment), json(4 * kib), api::cancel_consignment},
    {post, "/api/v1/data/consignments/{reference}/arrival", needs(P::receive_data, O::consignment), json(64 * kib), api::receive_consignment},
    {post, "/api/v1/data/consignments/{reference}/found", needs(P::receive_data, O::consignment), json(64 * kib), api::find_missing},
    {post, "/api/v1/data/consignments/{reference}/lost", needs(P::write_off_data, O::consignment), json(64 * kib), api::lose_missing},
    {get,  "/api/v1/data/reorder",                     needs(P::see_data_stock, O::stock_account), no_body, api::list_reorder},
    {get,  "/api/v1/data/thresholds",                  needs(P::see_data_stock, O::stock_account), no_body, api::list_thresholds},
    {post, "/api/v1/data/thresholds",                  needs(P::manage_databank, O::stock_account), json(4 * kib), api::set_threshold},
    {get,  "/api/v1/data/counts",                      needs(P::see_data_stock, O::stock_count), no_body, api::list_counts},
    {post, "/api/v1/data/counts",                      needs(P::receive_data, O::stock_count), json(4 * kib), api::open_count},
    {get,  "/api/v1/data/counts/{reference}",          needs(P::see_data_stock, O::stock_count), no_body, api::show_count},
    {post, "/api/v1/data/counts/{reference}/numbers",  needs(P::receive_data, O::stock_count), json(64 * kib), api::add_to_count},
    {post, "/api/v1/data/counts/{reference}/close",    needs(P::receive_data, O::stock_count), json(4 * kib), api::close_count},
    {post, "/api/v1/data/counts/{reference}/cancellation", needs(P::receive_data, O::stock_count), json(4 * kib), api::cancel_count},
    {post, "/api/v1/data/counts/{reference}/settlement", needs(P::write_off_data, O::stock_count), json(64 * kib), api::settle_count},
    {get,  "/api/v1/data/reports",              needs(P::see_data_reports, O::data_report), no_body,              api::show_data_report},
    {get,  "/api/v1/data/reports/foi",          needs(P::see_data_reports, O::data_report), no_body,              api::show_foi_table},
    {get,  "/api/v1/data/reports/network",      needs(P::see_data_reports, O::data_report), no_body,              api::show_network_report},
    {get,  "/api/openapi.yaml",                 everyone(),                               no_body,                api::openapi},
    {get,  "/healthz",                          everyone(),                               no_body,                api::healthz},
    {get,  "/readyz",                           everyone(),                               no_body,                api::readyz},
    {get,  "/metrics",                          everyone(),                               no_body,                api::metrics},

    // PAGES. One row each; handlers are declared in server/web/pages/pages.h.
    {get,  "/",                                 signed_in(O::self),                       no_body,                pages::show_home},
    {get,  "/help",                             everyone(),                               no_body,                pages::show_help},
    {get,  "/accessibility",                    everyone(),                               no_body,                pages::show_accessibility},
    {get,  "/sign-in",                          everyone(),                               no_body,                pages::show_sign_in},
    {post, "/sign-in",                          everyone(),                               form(16 * kib),         pages::sign_in_here},
    {post, "/sign-out",                         signed_in(O::self),                       form(4 * kib),          pages::sign_out_here},
    {get,  "/sign-in/code",                       everyone(),                               no_body,                pages::show_code_page},
    {post, "/sign-in/code",                       everyone(),                               form(4 * kib),          pages::prove_code_here},
    {get,  "/sign-in/set-up",                     everyone(),                               no_body,                pages::show_set_up},
    {post, "/sign-in/set-up",                     everyone(),                               form(4 * kib),          pages::set_up_here},
    {get,  "/sign-in/forgotten",                  everyone(),                               no_body,                pages::show_forgotten},
    {post, "/sign-in/forgotten",                  everyone(),                               form(4 * kib),          pages::forgotten_here},
    {get,  "/sign-in/by-e-mail",                  everyone(),                               no_body,                pages::show_by_email},
    {post, "/sign-in/by-e-mail",                  everyone(),                               form(4 * kib),          pages::by_email_here},
    {get,  "/sign-in/new-password",               everyone(),                               no_body,                pages::show_new_password},
    {post, "/sign-in/new-password",               everyone(),                               form(4 * kib),          pages::new_password_here},
    {get,  "/sign-in/link",                       everyone(),                               no_body,                pages::show_link},
    {post, "/sign-in/link",                       everyone(),                               form(4 * kib),          pages::use_link_here},
    {get,  "/account",                            signed_in(O::self),                       no_body,                pages::show_account},
    {get,  "/account/password",                   signed_in(O::self),                       no_body,                pages::show_password},
    {post, "/account/password",                   signed_in(O::self),                       form(4 * kib),          pages::change_password_here},
    {get,  "/account/second-factor",              signed_in(O::self),                       no_body,                pages::show_second_factor},
    {post, "/account/second-factor",              signed_in(O::self),                       form(4 * kib),          pages::add_second_factor_here},
    {get,  "/account/second-factor/removal",      signed_in(O::self),                       no_body,                pages::show_removal},
    {post, "/account/second-factor/removal",      signed_in(O::self),                       form(4 * kib),          pages::remove_second_factor_here},
    {post, "/account/sessions/end",               signed_in(O::self),                       form(4 * kib),          pages::end_session_here},
    {post, "/account/sessions/end-others",        signed_in(O::self),                       form(4 * kib),          pages::end_others_here},
    {get,  "/sign-in/provider/return",            everyone(),                               no_body,                pages::return_from_provider_here},
    {get,  "/sign-in/provider/{id}",              everyone(),                               no_body,                pages::start_provider_here},
    {get,  "/account/provider",                   signed_in(O::self),                       no_body,                pages::show_account_provider},
    {post, "/account/provider",                   signed_in(O::self),                       form(4 * kib),          pages::unlink_provider_here},
    {get,  "/account/organisations",              signed_in(O::self),                       no_body,                pages::list_organisations_here},
    {post, "/account/organisations",              signed_in(O::self),                       form(4 * kib),          pages::switch_organisation_here},
    {get,  "/scan",                             needs(P::see_devices, O::label),          no_body,                pages::find_scanned},
    {get,  "/devices",                          needs(P::see_devices, O::device),         no_body,                pages::list_devices},
    {get,  "/devices/new",                      needs(P::receive_devices, O::device),     no_body,                pages::show_receive},
    {post, "/devices",                          needs(P::receive_devices, O::label),      form(64 * kib),         pages::receive_device},
    {get,  "/devices/{tag}",                    needs(P::see_devices, O::label),          no_body,                pages::show_device},
    {get,  "/devices/{tag}/wipe",               needs(P::record_wipes, O::device),        no_body,                pages::show_wipe_upload},
    {post, "/devices/{tag}/wipe",               needs(P::record_wipes, O::device),        form(report_form_bytes_max), pages::upload_wipe},
    {get,  "/devices/{tag}/factory-reset",      needs(P::record_wipes, O::device),        no_body,                pages::show_reset},
    {post, "/devices/{tag}/factory-reset",      needs(P::record_wipes, O::device),        form(16 * kib),         pages::record_reset_here},
    {get,  "/devices/{tag}/wipe-evidence/{id}", needs(P::see_evidence, O::evidence),      no_body,                pages::show_wipe_verdict},
    {get,  "/wipe-evidence/{id}/file",          needs(P::see_evidence, O::evidence),      no_body,                pages::download_evidence},
    {get,  "/devices/{tag}/certificate",        needs(P::see_evidence, O::evidence),      no_body,                pages::show_certificate},
    {get,  "/devices/{tag}/proof.json",         needs(P::see_evidence, O::evidence),      no_body,                pages::download_proof},
    {get,  "/devices/{tag}/label",              needs(P::print_labels, O::device),        no_body,                pages::show_label},
    {post, "/devices/{tag}/label",              needs(P::print_labels, O::device),        form(16 * kib),         pages::reprint_label},
    {get,  "/devices/{tag}/label.svg",          needs(P::see_devices, O::device),         no_body,                pages::label_picture},
    {get,  "/devices/{tag}/label.pdf",          needs(P::print_labels, O::device),        no_body,                pages::label_sheet},
    {get,  "/devices/{tag}/label.zpl",          needs(P::print_labels, O::device),        no_body,                pages::label_roll},
    {post, "/devices/{tag}/sessions",           needs(P::hand_over_devices, O::device),   form(4 * kib),          pages::count_session_here},
    {get,  "/devices/{tag}/{event}",            needs(P::see_devices, O::label),          no_body,                pages::show_step},
    {post, "/devices/{tag}/{event}",            needs(P::see_devices, O::label),          form(64 * kib),         pages::record_step},
    {get,  "/handover",                                 needs(P::hand_over_devices, O::request),      no_body,                pages::show_handover_start},
    {get,  "/handover/pick-list",                       needs(P::hand_over_devices, O::request),      no_body,                pages::show_pick_list_here},
    {get,  "/handover/{reference}",                     needs(P::hand_over_devices, O::request),      no_body,                pages::show_counter_here},
    {post, "/handover/{reference}",                     needs(P::hand_over_devices, O::request),      form(signature_form_bytes_max), pages::hand_over_here},
    {get,  "/handovers",                                needs(P::hand_over_devices, O::handover),     no_body,                pages::list_handovers_here},
    {get,  "/handovers/{reference}",                    needs(P::see_requests, O::handover),          no_body,                pages::show_handover_here},
    {get,  "/handovers/{reference}/receipt",            needs(P::see_requests, O::handover),          no_body,                pages::show_receipt},
    {post, "/handovers/{reference}/reading",            needs(P::read_residents, O::handover),        form(4 * kib),          pages::read_signature_here},
    {get,  "/handovers/{reference}/signature",          needs(P::hand_over_devices, O::handover),     no_body,                pages::show_sign_later},
    {post, "/handovers/{reference}/signature",          needs(P::hand_over_devices, O::handover),     form(signature_form_bytes_max), pages::sign_later_here},
    {get,  "/requests/{reference}/packing-slip",        needs(P::hand_over_devices, O::request),      no_body,                pages::show_packing_slip},
    {get,  "/requests/{reference}/failed-delivery",     needs(P::hand_over_devices, O::request),      no_body,                pages::show_failed_delivery},
    {post, "/requests/{reference}/failed-delivery",     needs(P::hand_over_devices, O::request),      form(16 * kib),         pages::fail_delivery_here},
    {get,  "/organisation/agreements",                  needs(P::manage_lending, O::lending),         no_body,                pages::list_agreements_here},
    {post, "/organisation/agreements",                  needs(P::manage_lending, O::lending),         form(64 * kib),         pages::write_agreement_here},
    {get,  "/organisation/agreements/new",              needs(P::manage_lending, O::lending),         no_body,                pages::show_new_agreement},
    {get,  "/organisation/agreements/version",          needs(P::manage_lending, O::lending),         no_body,                pages::show_agreement_version},
    {get,  "/labels",                           needs(P::print_labels, O::batch),         no_body,                pages::list_batches},
    {post, "/labels",                           needs(P::print_labels, O::batch),         form(4 * kib),          pages::make_batch},
    {get,  "/labels/void",                      needs(P::print_labels, O::label),         no_body,                pages::show_void_label},
    {post, "/labels/void",                      needs(P::print_labels, O::label),         form(4 * kib),          pages::void_label_here},
    {get,  "/labels/{batch}",                   needs(P::print_labels, O::batch),         no_body,                pages::show_batch},
    {get,  "/labels/{batch}/sheet.pdf",         needs(P::print_labels, O::batch),         no_body,                pages::batch_sheet},
    {get,  "/labels/{batch}/labels.zpl",        needs(P::print_labels, O::batch),         no_body,                pages::batch_roll},
    {get,  "/requests",                                needs(P::see_requests, O::request),       no_body,                pages::show_requests},
    {post, "/requests/acceptances",                    needs(P::decide_requests, O::request),    form(16 * kib),         pages::accept_requests_here},
    {post, "/requests/{reference}/acceptance",         needs(P::decide_requests, O::request),    form(4 * kib),          pages::accept_request_here},
    {get,  "/requests/{reference}/query",              needs(P::decide_requests, O::request),    no_body,                pages::show_query},
    {post, "/requests/{reference}/query",              needs(P::decide_requests, O::request),    form(16 * kib),         pages::query_request_here},
    {get,  "/requests/{reference}/refusal",            needs(P::decide_requests, O::request),    no_body,                pages::show_refusal_form},
    {post, "/requests/{reference}/refusal",            needs(P::decide_requests, O::request),    form(16 * kib),         pages::decline_request_here},
    {get,  "/requests/{reference}/hold",               needs(P::decide_requests, O::request),    no_body,                pages::show_hold_form},
    {post, "/requests/{reference}/hold",               needs(P::decide_requests, O::request),    form(4 * kib),          pages::hold_request_here},
    {post, "/requests/{reference}/release-of-hold",    needs(P::decide_requests, O::request),    form(4 * kib),          pages::release_hold_here},
    {get,  "/requests/{reference}/worker",             needs(P::decide_requests, O::request),    no_body,                pages::show_worker},
    {post, "/requests/{reference}/worker",             needs(P::decide_requests, O::request),    form(4 * kib),          pages::assign_request_here},
    {get,  "/requests/{reference}/substitute",         needs(P::decide_requests, O::request),    no_body,                pages::show_substitute},
    {post, "/requests/{reference}/substitute",         needs(P::decide_requests, O::request),    form(4 * kib),          pages::agree_substitute_here},
    {get,  "/requests/{reference}/drop",               needs(P::decide_requests, O::request),    no_body,                pages::show_drop},
    {post, "/requests/{reference}/drop",               needs(P::decide_requests, O::request),    form(4 * kib),          pages::drop_line_here},
    {get,  "/organisation/priorities",                 needs(P::manage_lending, O::lending),     no_body,                pages::show_priorities},
    {post, "/organisation/priorities",                 needs(P::manage_lending, O::lending),     form(4 * kib),          pages::save_priorities_here},
    {get,  "/organisation/caps",                       needs(P::manage_lending, O::lending),     no_body,                pages::list_caps_here},
    {post, "/organisation/caps",                       needs(P::manage_lending, O::lending),     form(4 * kib),          pages::remove_cap_here},
    {get,  "/organisation/caps/new",                   needs(P::manage_lending, O::lending),     no_body,                pages::show_new_cap},
    {post, "/organisation/caps/new",                   needs(P::manage_lending, O::lending),     form(4 * kib),          pages::add_cap_here},
    {get,  "/requests/mine",                           needs(P::see_requests, O::request),       no_body,                pages::show_my_requests},
    {get,  "/requests/new",                            needs(P::ask_for_kit, O::request),        no_body,                pages::show_new_request},
    {post, "/requests/new",                            needs(P::ask_for_kit, O::request),        form(4 * kib),          pages::start_request_here},
    {get,  "/requests/{reference}",                    needs(P::see_requests, O::request),       no_body,                pages::show_request},
    {get,  "/requests/{reference}/steps/{step}",       needs(P::ask_for_kit, O::request),        no_body,                pages::show_request_step},
    {post, "/requests/{reference}/steps/{step}",       needs(P::ask_for_kit, O::request),        form(16 * kib),         pages::save_request_step},
    {get,  "/requests/{reference}/check",              needs(P::ask_for_kit, O::request),        no_body,                pages::show_check},
    {post, "/requests/{reference}/check",              needs(P::ask_for_kit, O::request),        form(4 * kib),          pages::submit_request_here},
    {get,  "/requests/{reference}/paper",              needs(P::ask_for_kit, O::request),        no_body,                pages::show_paper},
    {get,  "/requests/{reference}/removal",            needs(P::ask_for_kit, O::request),        no_body,                pages::show_draft_removal},
    {post, "/requests/{reference}/removal",            needs(P::ask_for_kit, O::request),        form(4 * kib),          pages::remove_draft_here},
    {get,  "/requests/{reference}/note",               needs(P::ask_for_kit, O::request),        no_body,                pages::show_note},
    {post, "/requests/{reference}/note",               needs(P::ask_for_kit, O::request),        form(16 * kib),         pages::note_request_here},
    {get,  "/requests/{reference}/answer",             needs(P::ask_for_kit, O::request),        no_body,                pages::show_answer},
    {post, "/requests/{reference}/answer",             needs(P::ask_for_kit, O::request),        form(16 * kib),         pages::answer_question_here},
    {get,  "/requests/{reference}/cancel",             needs(P::ask_for_kit, O::request),        no_body,                pages::show_cancel},
    {post, "/requests/{reference}/cancel",             needs(P::ask_for_kit, O::request),        form(16 * kib),         pages::cancel_request_here},
    {post, "/requests/{reference}/again",              needs(P::ask_for_kit, O::request),        form(4 * kib),          pages::ask_again_here},
    {get,  "/requests/{reference}/reservation",        needs(P::allocate_kit, O::request),       no_body,                pages::show_reservation},
    {post, "/requests/{reference}/reservation",        needs(P::allocate_kit, O::request),       form(4 * kib),          pages::reserve_here},
    {get,  "/allocation",                              needs(P::allocate_kit, O::proposal),      no_body,                pages::show_allocation_here},
    {post, "/allocation",                              needs(P::allocate_kit, O::proposal),      form(4 * kib),          pages::propose_allocation_here},
    {post, "/allocation/acceptance",                   needs(P::allocate_kit, O::proposal),      form(4 * kib),          pages::accept_all_here},
    {post, "/proposals/{id}/acceptance",               needs(P::allocate_kit, O::proposal),      form(4 * kib),          pages::accept_proposal_here},
    {get,  "/proposals/{id}/change",                   needs(P::allocate_kit, O::proposal),      no_body,                pages::show_change_proposal},
    {post, "/proposals/{id}/change",                   needs(P::allocate_kit, O::proposal),      form(4 * kib),          pages::change_proposal_here},
    {get,  "/proposals/{id}/refusal",                  needs(P::allocate_kit, O::proposal),      no_body,                pages::show_refuse_proposal},
    {post, "/proposals/{id}/refusal",                  needs(P::allocate_kit, O::proposal),      form(4 * kib),          pages::refuse_proposal_here},
    {get,  "/q/{reference}",                           signed_in(O::request),                    no_body,                pages::open_code},
    {get,  "/residents",                               needs(P::read_residents, O::resident),    no_body,                pages::list_residents},
    {post, "/residents",                               needs(P::add_residents, O::resident),     form(8 * kib),          pages::enter_resident},
    {get,  "/residents/new",                           needs(P::add_residents, O::resident),     no_body,                pages::show_entry},
    {post, "/residents/search",                        needs(P::read_residents, O::resident),    form(4 * kib),          pages::search_residents},
    {get,  "/residents/{reference}",                   needs(P::read_residents, O::resident),    no_body,                pages::show_resident},
    {post, "/residents/{reference}",                   needs(P::read_residents, O::resident),    form(4 * kib),          pages::read_resident_here},
    {get,  "/residents/{reference}/change",            needs(P::add_residents, O::resident),     no_body,                pages::show_resident_change},
    {post, "/residents/{reference}/change",            needs(P::add_residents, O::resident),     form(8 * kib),          pages::change_resident_here},
    {get,  "/residents/{reference}/hold",              needs(P::manage_residents, O::resident),  no_body,                pages::show_hold},
    {post, "/residents/{reference}/hold",              needs(P::manage_residents, O::resident),  form(4 * kib),          pages::hold_resident_here},
    {get,  "/residents/{reference}/lift",              needs(P::manage_residents, O::resident),  no_body,                pages::show_lift},
    {post, "/residents/{reference}/lift",              needs(P::manage_residents, O::resident),  form(4 * kib),          pages::lift_hold_here},
    {get,  "/residents/{reference}/erase",             needs(P::manage_residents, O::resident),  no_body,                pages::show_erasure},
    {post, "/residents/{reference}/erase",             needs(P::manage_residents, O::resident),  form(4 * kib),          pages::erase_resident_here},
    {get,  "/residents/{reference}/readings",          needs(P::see_readings, O::resident),      no_body,                pages::show_readings},
    {get,  "/residents/{reference}/export",            needs(P::manage_residents, O::resident),  no_body,                pages::show_export},
    {post, "/residents/{reference}/export",            needs(P::manage_residents, O::resident),  form(4 * kib),          pages::export_resident_here},
    {get,  "/loans",                                   needs(P::see_devices, O::loan),           no_body,                pages::show_loans},
    {get,  "/shared-use",                              needs(P::see_devices, O::lending),        no_body,                pages::show_shared_use},
    {post, "/requests/{reference}/renewal",            needs(P::see_requests, O::request),       form(4 * kib),          pages::renew_loan_here},
    {get,  "/requests/{reference}/appointment",        needs(P::manage_appointments, O::request), no_body,               pages::show_choose_time},
    {post, "/requests/{reference}/appointment",        needs(P::manage_appointments, O::request), form(4 * kib),         pages::book_appointment_here},
    {get,  "/appointments",                            needs(P::see_appointments, O::appointment), no_body,              pages::show_appointments},
    {post, "/appointments/{id}/cancellation",          needs(P::manage_appointments, O::appointment), form(4 * kib),     pages::cancel_appointment_here},
    {get,  "/appointments/{id}/miss",                  needs(P::manage_appointments, O::appointment), no_body,           pages::show_miss},
    {post, "/appointments/{id}/miss",                  needs(P::manage_appointments, O::appointment), form(4 * kib),     pages::miss_appointment_here},
    {get,  "/data/give", needs(P::give_data, O::data_issue), no_body, pages::show_give_data},
    {post, "/data/give", needs(P::give_data, O::data_issue), form(8 * kib), pages::give_data_here},
    {get,  "/data/issues", needs(P::see_data_stock, O::data_issue), no_body, pages::list_issues_here},
    {get,  "/data/issues/{reference}", needs(P::see_data_stock, O::data_issue), no_body, pages::show_issue_here},
    {get,  "/data/limits", needs(P::see_data_stock, O::data_issue), no_body, pages::show_giving_rules},
    {get,  "/data/limits/new", needs(P::manage_databank, O::data_issue), no_body, pages::show_set_limit},
    {post, "/data/limits", needs(P::manage_databank, O::data_issue), form(4 * kib), pages::set_limit_here},
    {get,  "/data/gates/new", needs(P::manage_databank, O::data_issue), no_body, pages::show_set_gate},
    {post, "/data/gates", needs(P::manage_databank, O::data_issue), form(4 * kib), pages::set_gate_here},
    {get,  "/data/overrides", needs(P::give_data, O::limit_override), no_body, pages::show_overrides},
    {get,  "/data/overrides/{reference}", needs(P::allow_over_limit, O::limit_override), no_body, pages::show_override_here},
    {post, "/data/overrides/{reference}", needs(P::allow_over_limit, O::limit_override), form(4 * kib), pages::decide_override_here},
    {get,  "/data/second-bundles", needs(P::give_data, O::data_issue), no_body, pages::show_second_bundles},
    {get,  "/requests/{reference}/data", needs(P::allocate_kit, O::request), no_body, pages::show_set_aside_data},
    {post, "/requests/{reference}/data", needs(P::allocate_kit, O::request), form(4 * kib), pages::set_aside_data_here},
    {get,  "/requests/{reference}/data/release", needs(P::allocate_kit, O::request), no_body, pages::show_release_data},
    {post, "/requests/{reference}/data/release", needs(P::allocate_kit, O::request), form(4 * kib), pages::release_data_here},
    {get,  "/data/consignments",                       needs(P::see_data_stock, O::consignment), no_body, pages::list_consignments_here},
    {get,  "/data/consignments/new",                   needs(P::receive_data, O::consignment), no_body, pages::show_new_consignment},
    {post, "/data/consignments/new",                   needs(P::receive_data, O::consignment), form(4 * kib), pages::open_consignment_here},
    {get,  "/data/arrivals",                           needs(P::receive_data, O::consignment), no_body, pages::show_arrivals},
    {post, "/data/arrivals",                           needs(P::receive_data, O::consignment), form(4 * kib), pages::open_arrival_here},
    {get,  "/data/consignments/{reference}",           needs(P::see_data_stock, O::consignment), no_body, pages::show_consignment_here},
    {post, "/data/consignments/{reference}/contents",  needs(P::receive_data, O::consignment), form(64 * kib), pages::pack_items_here},
    {get,  "/data/consignments/{reference}/more",      needs(P::receive_data, O::consignment), no_body, pages::show_pack_more},
    {post, "/data/consignments/{reference}/more",      needs(P::receive_data, O::consignment), form(4 * kib), pages::pack_more_here},
    {post, "/data/consignments/{reference}/removal",   needs(P::receive_data, O::consignment), form(64 * kib), pages::unpack_items_here},
    {post, "/data/consignments/{reference}/dispatch",  needs(P::receive_data, O::consignment), form(4 * kib), pages::send_consignment_here},
    {post, "/data/consignments/{reference}/cancellation", needs(P::receive_data, O::consignment), form(4 * kib), pages::cancel_consignment_here},
    {get,  "/data/consignments/{reference}/arrival",   needs(P::receive_data, O::consignment), no_body, pages::show_arrival},
    {post, "/data/consignments/{reference}/arrival",   needs(P::receive_data, O::consignment), form(64 * kib), pages::receive_consignment_here},
    {get,  "/data/consignments/{reference}/found",     needs(P::receive_data, O::consignment), no_body, pages::show_found},
    {post, "/data/consignments/{reference}/found",     needs(P::receive_data, O::consignment), form(16 * kib), pages::find_missing_here},
    {get,  "/data/consignments/{reference}/lost",      needs(P::write_off_data, O::consignment), no_body, pages::show_lost},
    {post, "/data/consignments/{reference}/lost",      needs(P::write_off_data, O::consignment), form(16 * kib), pages::lose_missing_here},
    {get,  "/data/consignments/{reference}/label",     needs(P::see_data_stock, O::consignment), no_body, pages::show_consignment_label},
    {get,  "/data/reorder",                            needs(P::see_data_stock, O::stock_account), no_body, pages::show_reorder},
    {get,  "/data/thresholds",                         needs(P::see_data_stock, O::stock_account), no_body, pages::show_thresholds},
    {get,  "/data/thresholds/new",                     needs(P::manage_databank, O::stock_account), no_body, pages::show_new_threshold},
    {post, "/data/thresholds/new",                     needs(P::manage_databank, O::stock_account), form(4 * kib), pages::set_threshold_here},
    {get,  "/data/counts",                             needs(P::see_data_stock, O::stock_count), no_body, pages::list_counts_here},
    {get,  "/data/counts/new",                         needs(P::receive_data, O::stock_count), no_body, pages::show_new_count},
    {post, "/data/counts/new",                         needs(P::receive_data, O::stock_count), form(4 * kib), pages::open_count_here},
    {get,  "/data/counts/{reference}",                 needs(P::see_data_stock, O::stock_count), no_body, pages::show_count_here},
    {post, "/data/counts/{reference}/numbers",         needs(P::receive_data, O::stock_count), form(64 * kib), pages::add_to_count_here},
    {post, "/data/counts/{reference}/close",           needs(P::receive_data, O::stock_count), form(4 * kib), pages::close_count_here},
    {post, "/data/counts/{reference}/cancellation",    needs(P::receive_data, O::stock_count), form(4 * kib), pages::cancel_count_here},
    {get,  "/data/counts/{reference}/missing",         needs(P::write_off_data, O::stock_count), no_body, pages::show_count_missing},
    {post, "/data/counts/{reference}/missing",         needs(P::write_off_data, O::stock_count), form(16 * kib), pages::settle_count_here},
    {get,  "/data/reports",                     needs(P::see_data_reports, O::data_report), no_body,              pages::show_data_report},
    {get,  "/data/reports/foi",                 needs(P::see_data_reports, O::data_report), no_body,              pages::show_foi_table},
    {get,  "/data/reports/network",             needs(P::see_data_reports, O::data_report), no_body,              pages::show_network_report},
    {get,  "/conflicts",                        needs(P::settle_conflicts, O::conflict),  no_body,                pages::list_conflicts},
    {get,  "/conflicts/{tag}/{event}",          needs(P::settle_conflicts, O::conflict),  no_body,                pages::show_conflict},
    {post, "/conflicts/scans/{id}",             needs(P::settle_conflicts, O::scan),      form(4 * kib),          pages::close_scan_here},
    {post, "/conflicts/sims/{id}",              needs(P::settle_conflicts, O::scan),      form(4 * kib),          pages::settle_stock_scan_here},
    {post, "/conflicts/{tag}/{event}",          needs(P::settle_conflicts, O::conflict),  form(16 * kib),         pages::settle_conflict_here},
    {get,  "/data",                                needs(P::see_data_stock, O::stock_account), no_body,                pages::show_data_home},
    {get,  "/data/networks",                       needs(P::see_data_stock, O::network),    no_body,                pages::list_networks_here},
    {get,  "/data/networks/new",                   needs(P::manage_databank, O::network),   no_body,                pages::show_add_network},
    {post, "/data/networks/new",                   needs(P::manage_databank, O::network),   form(32 * kib),         pages::add_network_here},
    {get,  "/data/networks/{code}",                needs(P::manage_databank, O::network),   no_body,                pages::show_network_form},
    {post, "/data/networks/{code}",                needs(P::manage_databank, O::network),   form(32 * kib),         pages::change_network_here},
    {get,  "/data/bundles",                        needs(P::see_data_stock, O::bundle),     no_body,                pages::list_bundles_here},
    {get,  "/data/bundles/new",                    needs(P::manage_databank, O::bundle),    no_body,                pages::show_add_bundle},
    {post, "/data/bundles/new",                    needs(P::manage_databank, O::bundle),    form(4 * kib),          pages::add_bundle_here},
    {get,  "/data/bundles/{code}",                 needs(P::manage_databank, O::bundle),    no_body,                pages::show_bundle_form},
    {post, "/data/bundles/{code}",                 needs(P::manage_databank, O::bundle),    form(4 * kib),          pages::change_bundle_here},
    {get,  "/data/bundles/{code}/end",             needs(P::manage_databank, O::bundle),    no_body,                pages::show_end_bundle},
    {post, "/data/bundles/{code}/end",             needs(P::manage_databank, O::bundle),    form(4 * kib),          pages::end_bundle_here},
    {get,  "/data/statement",                      needs(P::see_data_stock, O::stock_account), no_body,                pages::show_data_statement},
    {get,  "/data/balances",                       needs(P::see_data_stock, O::stock_account), no_body,                pages::show_data_balances},
    {get,  "/data/receive",                     needs(P::receive_data, O::data_item),     no_body,                pages::show_receive_data},
    {post, "/data/receive",                     needs(P::receive_data, O::data_item),     form(4 * kib),          pages::begin_receive_data},
    {get,  "/data/receive/numbers",             needs(P::receive_data, O::data_item),     no_body,                pages::show_receive_numbers},
    {post, "/data/receive/numbers",             needs(P::receive_data, O::data_item),     form(256 * kib),        pages::receive_numbers_here},
    {get,  "/data/files",                       needs(P::see_data_stock, O::stock_file),  no_body,                pages::list_stock_files_here},
    {get,  "/data/files/new",                   needs(P::receive_data, O::stock_file),    no_body,                pages::show_add_file},
    {post, "/data/files",                       needs(P::receive_data, O::stock_file),    form(stock_form_bytes_max), pages::add_file_here},
    {get,  "/data/files/{id}",                  needs(P::see_data_stock, O::stock_file),  no_body,                pages::show_stock_file_here},
    {post, "/data/files/{id}/load",             needs(P::receive_data, O::stock_file),    form(4 * kib),          pages::load_file_here},
    {post, "/data/files/{id}/drop",             needs(P::receive_data, O::stock_file),    form(4 * kib),          pages::drop_file_here},
    {get,  "/data/deliveries",                  needs(P::see_data_stock, O::delivery),    no_body,                pages::list_deliveries_here},
    {get,  "/data/deliveries/new",              needs(P::receive_data, O::delivery),      no_body,                pages::show_announce_delivery},
    {post, "/data/deliveries/new",              needs(P::receive_data, O::delivery),      form(4 * kib),          pages::announce_delivery_here},
    {get,  "/data/deliveries/{reference}",      needs(P::see_data_stock, O::delivery),    no_body,                pages::show_delivery_here},
    {post, "/data/deliveries/{reference}/arrival", needs(P::receive_data, O::delivery),   form(4 * kib),          pages::note_delivery_here},
    {get,  "/data/deliveries/{reference}/close", needs(P::receive_data, O::delivery),     no_body,                pages::show_close_delivery},
    {post, "/data/deliveries/{reference}/close", needs(P::receive_data, O::delivery),     form(4 * kib),          pages::close_delivery_here},
    {get,  "/data/items",                       needs(P::see_data_stock, O::data_item),   no_body,                pages::list_data_items_here},
    {get,  "/data/items/{reference}",           needs(P::see_data_stock, O::data_item),   no_body,                pages::show_data_item_here},
    {get,  "/data/items/{reference}/activation", needs(P::change_data, O::data_item),     no_body,                pages::show_activation},
    {post, "/data/items/{reference}/activation", needs(P::change_data, O::data_item),     form(4 * kib),          pages::activate_here},
    {get,  "/data/items/{reference}/swap",      needs(P::change_data, O::data_item),      no_body,                pages::show_swap},
    {post, "/data/items/{reference}/swap",      needs(P::change_data, O::data_item),      form(4 * kib),          pages::swap_here},
    {get,  "/data/items/{reference}/void",      needs(P::change_data, O::data_item),      no_body,                pages::show_void_item},
    {post, "/data/items/{reference}/void",      needs(P::change_data, O::data_item),      form(4 * kib),          pages::void_item_here},
    {get,  "/data/items/{reference}/handback",  needs(P::change_data, O::data_item),      no_body,                pages::show_item_handback},
    {post, "/data/items/{reference}/handback",  needs(P::change_data, O::data_item),      form(4 * kib),          pages::hand_back_item_here},
    {get,  "/data/items/{reference}/recovery",  needs(P::change_data, O::data_item),      no_body,                pages::show_recovery},
    {post, "/data/items/{reference}/recovery",  needs(P::change_data, O::data_item),      form(4 * kib),          pages::recover_here},
    {get,  "/data/items/{reference}/code",      needs(P::allow_over_limit, O::data_item), no_body,                pages::show_code_form},
    {post, "/data/items/{reference}/code",      needs(P::allow_over_limit, O::data_item), form(4 * kib),          pages::show_code_here},
    {get,  "/data/write-offs",                  needs(P::write_off_data, O::data_item),   no_body,                pages::show_write_offs},
    {post, "/data/write-offs",                  needs(P::write_off_data, O::data_item),   form(32 * kib),         pages::write_off_here},
    {get,  "/data/reminders",                   needs(P::manage_databank, O::data_item),  no_body,                pages::show_data_reminders_here},
    {post, "/data/reminders",                   needs(P::manage_databank, O::data_item),  form(4 * kib),          pages::save_data_reminders_here},
    {get,  "/people",                            needs(P::see_people, O::person),           no_body,                pages::list_people},
    {get,  "/people/invite",                     needs(P::manage_people, O::invitation),    no_body,                pages::show_invite},
    {post, "/people/invite",                     needs(P::manage_people, O::invitation),    form(16 * kib),         pages::invite_person_here},
    {get,  "/people/{id}",                       needs(P::manage_people, O::membership),    no_body,                pages::show_person},
    {post, "/people/{id}",                       needs(P::manage_people, O::membership),    form(4 * kib),          pages::change_person_here},
    {get,  "/people/{id}/end",                   needs(P::manage_people, O::membership),    no_body,                pages::show_end_membership},
    {post, "/people/{id}/end",                   needs(P::manage_people, O::membership),    form(4 * kib),          pages::end_membership_here},
    {post, "/invitations/{id}/approval",         needs(P::manage_people, O::invitation),    form(4 * kib),          pages::approve_invitation_here},
    {post, "/invitations/{id}/withdrawal",       needs(P::manage_people, O::invitation),    form(4 * kib),          pages::withdraw_invitation_here},
    {get,  "/hubs",                              needs(P::see_hubs, O::hub),                no_body,                pages::list_hubs_here},
    {get,  "/hubs/new",                          needs(P::manage_hubs, O::hub),             no_body,                pages::show_open_hub},
    {post, "/hubs/new",                          needs(P::manage_hubs, O::hub),             form(16 * kib),         pages::open_hub_here},
    {get,  "/hubs/{code}",                       needs(P::manage_hubs, O::hub),             no_body,                pages::show_hub_form},
    {post, "/hubs/{code}",                       needs(P::manage_hubs, O::hub),             form(16 * kib),         pages::change_hub_here},
    {get,  "/hubs/{code}/times",                 needs(P::manage_lending, O::hub),          no_body,                pages::show_hub_times},
    {post, "/hubs/{code}/times",                 needs(P::manage_lending, O::hub),          form(4 * kib),          pages::remove_times_here},
    {get,  "/hubs/{code}/times/new",             needs(P::manage_lending, O::hub),          no_body,                pages::show_add_times},
    {post, "/hubs/{code}/times/new",             needs(P::manage_lending, O::hub),          form(4 * kib),          pages::add_times_here},
    {get,  "/hubs/{code}/closed-days",           needs(P::manage_lending, O::hub),          no_body,                pages::show_close_day},
    {post, "/hubs/{code}/closed-days",           needs(P::manage_lending, O::hub),          form(4 * kib),          pages::close_day_here},
    {get,  "/organisation/lending",              needs(P::manage_lending, O::lending),      no_body,                pages::show_lending_terms},
    {post, "/organisation/lending",              needs(P::manage_lending, O::lending),      form(4 * kib),          pages::change_terms_here},
    {get,  "/tokens",                            needs(P::manage_tokens, O::token),         no_body,                pages::list_tokens_here},
    {get,  "/tokens/new",                        needs(P::manage_tokens, O::token),         no_body,                pages::show_issue_token},
    {post, "/tokens/new",                        needs(P::manage_tokens, O::token),         form(4 * kib),          pages::issue_token_here},
    {post, "/tokens/{id}/revocation",            needs(P::manage_tokens, O::token),         form(4 * kib),          pages::revoke_token_here},
    {get,  "/organisation",                      signed_in(O::organisation),     no_body,                pages::show_organisation},
    {get,  "/organisation/rules",                needs(P::manage_organisation, O::organisation), no_body,                pages::show_rules},
    {post, "/organisation/rules",                needs(P::manage_organisation, O::organisation), form(4 * kib),          pages::change_rules_here},
    {get,  "/partners",                          needs(P::manage_organisation, O::organisation), no_body,                pages::list_partners_here},
    {post, "/partners",                          needs(P::manage_organisation, O::organisation), form(4 * kib),          pages::settle_partner_here},
    {get,  "/organisation/letters",              needs(P::see_audit, O::audit),             no_body,                pages::list_letters_here},
    {post, "/organisation/letters/again",        needs(P::see_audit, O::letter),            form(4 * kib),          pages::send_letter_again_here},
    {get,  "/organisation/messages",             needs(P::manage_lending, O::template_text), no_body,              pages::list_messages_here},
    {get,  "/organisation/messages/kind",        needs(P::manage_lending, O::template_text), no_body,              pages::list_message_kind_here},
    {get,  "/organisation/messages/words",       needs(P::manage_lending, O::template_text), no_body,              pages::show_message_words},
    {post, "/organisation/messages/words",       needs(P::manage_lending, O::template_text), form(32 * kib),       pages::save_message_words_here},
    {get,  "/checkpoints",                       needs(P::see_audit, O::audit),             no_body,                pages::show_checkpoints},
    {get,  "/checkpoints/latest",                needs(P::see_audit, O::audit),             no_body,                pages::download_checkpoint},
    {get,  "/audit",                             needs(P::see_audit, O::audit),             no_body,                pages::list_audit_here},
    {get,  "/join/{secret}",                     everyone(),                                no_body,                pages::show_join},
    {post, "/join/{secret}",                     everyone(),                                form(16 * kib),         pages::join_here},
    {get,  "/ask",                               everyone(),                                no_body,                pages::show_ask},
    {post, "/ask",                               everyone(),                                form(16 * kib),         pages::ask_here},
    {get,  "/complaints",                               needs(P::keep_registers, O::register_entry),  no_body,                pages::list_complaints_here},
    {post, "/complaints",                               needs(P::keep_registers, O::register_entry),  form(64 * kib),         pages::record_complaint_here},
    {get,  "/complaints/new",                           needs(P::keep_registers, O::register_entry),  no_body,                pages::show_new_complaint},
    {get,  "/complaints/{number}",                      needs(P::keep_registers, O::register_entry),  no_body,                pages::show_complaint},
    {get,  "/complaints/{number}/{step}",               needs(P::keep_registers, O::register_entry),  no_body,                pages::show_complaint_step},
    {post, "/complaints/{number}/{step}",               needs(P::keep_registers, O::register_entry),  form(64 * kib),         pages::take_complaint_step_here},
    {get,  "/subject-access",                           needs(P::keep_registers, O::register_entry),  no_body,                pages::list_access_requests_here},
    {post, "/subject-access",                           needs(P::keep_registers, O::register_entry),  form(64 * kib),         pages::record_access_request_here},
    {get,  "/subject-access/new",                       needs(P::keep_registers, O::register_entry),  no_body,                pages::show_new_access_request},
    {get,  "/subject-access/{number}",                  needs(P::keep_registers, O::register_entry),  no_body,                pages::show_access_request},
    {get,  "/subject-access/{number}/{step}",           needs(P::keep_registers, O::register_entry),  no_body,                pages::show_access_step},
    {post, "/subject-access/{number}/{step}",           needs(P::keep_registers, O::register_entry),  form(64 * kib),         pages::take_access_step_here},
    {get,  "/monitoring",                               needs(P::see_monitoring, O::monitoring),      no_body,                pages::show_monitoring},
    {get,  "/monitoring/give",                          needs(P::give_monitoring_answers, O::monitoring),no_body,                pages::show_give_monitoring},
    {post, "/monitoring/give",                          needs(P::give_monitoring_answers, O::monitoring),form(4 * kib),          pages::give_monitoring_here},
    {get,  "/complain",                                 everyone(),                                   no_body,                pages::show_complain},
    {get,  "/proof",                            everyone(),                               no_body,                pages::show_proof_form},
    {post, "/proof",                            everyone(),                               form(512 * kib),        pages::check_proof_here},
    {get,  "/proof/key",                        everyone(),                               no_body,                pages::show_proof_key},
    {get,  "/t/{tag}",                          everyone(),                               no_body,                pages::show_public_tag},
    {get,  "/problems/{code}",                  everyone(),                               no_body,                pages::show_problem_help},
    {get,  "/api/docs",                         everyone(),                               no_body,                pages::show_api_docs},
    {get,  "/assets/{version}/{name}",          everyone(),                               no_body,                pages::send_asset},
    });
}();
// clang-format on

// The first part of an address in a code, which is all in capitals.
bool is_code_letter(std::string_view part, std::string_view segment) {
    return (part == "t" && segment == "T") || (part == "q" && segment == "Q");
}

// Is `pattern` this path? Fills in its places when it is.
bool matches(std::string_view pattern, const std::vector<std::string>& segments, Match& match) {
    match.params.clear();
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (!pattern.starts_with('/')) return false;
        pattern.remove_prefix(1);
        const auto part = pattern.substr(0, pattern.find('/'));
        pattern.remove_prefix(part.size());
        if (part.starts_with('{')) {
            if (segments[i].empty()) return false;
            match.params.emplace_back(part.substr(1, part.size() - 2), segments[i]);
        } else if (part != segments[i] && !(i == 0 && is_code_letter(part, segments[i]))) {
            return false;
        }
    }
    return pattern.empty();
}

}  // namespace

std::string_view Access::name() const {
    switch (kind_) {
        case Kind::everyone:
            return "everyone";
        case Kind::signed_in:
            return "signed_in";
        case Kind::permission:
            return name_of(permission_);
    }
    return "";
}

std::span<const Route> routes() { return route_table; }

Match find_route(Method method, const std::vector<std::string>& segments) {
    const Method wanted = method == Method::head ? Method::get : method;
    Match match;
    std::vector<Method> allowed;
    for (const Route& route : route_table) {
        if (!matches(route.pattern, segments, match)) continue;
        if (route.method == wanted) {
            match.route = &route;
            return match;
        }
        allowed.push_back(route.method);
    }
    match.params.clear();
    match.allowed = std::move(allowed);
    return match;
}

bool is_api_path(std::string_view path) {
    const auto plain = path.substr(0, path.find_first_of("? "));
    if (plain.starts_with("/api/")) return plain != "/api/docs";
    return plain == "/notify/callback" || plain == "/healthz" || plain == "/readyz" ||
           plain == "/metrics";
}

std::string_view Call::param(std::string_view name) const {
    const auto found =
        std::ranges::find(params, name, &std::pair<std::string_view, std::string>::first);
    return found == params.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace kitbank::web
