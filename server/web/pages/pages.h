#pragma once

#include <string>
#include <string_view>

#include "server/web/call.h"
#include "server/web/problem.h"

// Every page handler, as routes.cpp lists them. Each reads its form, calls one use-case and shows
// the answer: a refused form comes back with what was typed and what is wrong; an accepted one
// answers 303 to the page that shows the result, so that reloading sends nothing again.
namespace kitbank::web::pages {

// home.cpp
Response show_home(const Call& call);
Response show_help(const Call& call);
Response show_accessibility(const Call& call);

// partners.cpp
Response show_sign_in(const Call& call);
Response sign_in_here(const Call& call);
Response sign_out_here(const Call& call);

// second_factor.cpp: the second half of signing in
Response show_code_page(const Call& call);
Response prove_code_here(const Call& call);
Response show_set_up(const Call& call);
Response set_up_here(const Call& call);

// links.cpp: links in letters, to a new password or into a session
Response show_forgotten(const Call& call);
Response forgotten_here(const Call& call);
Response show_by_email(const Call& call);
Response by_email_here(const Call& call);
Response show_new_password(const Call& call);  // ?key=
Response new_password_here(const Call& call);
Response show_link(const Call& call);  // ?key=
Response use_link_here(const Call& call);

// letters.cpp
Response list_letters_here(const Call& call);
Response send_letter_again_here(const Call& call);

// messages.cpp
Response list_messages_here(const Call& call);
Response list_message_kind_here(const Call& call);
Response show_message_words(const Call& call);
Response save_message_words_here(const Call& call);

// provider.cpp
Response start_provider_here(const Call& call);        // GET /sign-in/provider/{id}
Response return_from_provider_here(const Call& call);  // GET /sign-in/provider/return
Response show_account_provider(const Call& call);
Response unlink_provider_here(const Call& call);

// account.cpp
Response show_account(const Call& call);
Response end_session_here(const Call& call);
Response end_others_here(const Call& call);
Response show_password(const Call& call);
Response change_password_here(const Call& call);
Response show_second_factor(const Call& call);
Response add_second_factor_here(const Call& call);
Response show_removal(const Call& call);
Response remove_second_factor_here(const Call& call);
Response list_organisations_here(const Call& call);
Response switch_organisation_here(const Call& call);

// people.cpp
Response list_people(const Call& call);
Response show_invite(const Call& call);
Response invite_person_here(const Call& call);
Response approve_invitation_here(const Call& call);
Response withdraw_invitation_here(const Call& call);
Response show_person(const Call& call);
Response change_person_here(const Call& call);
Response show_end_membership(const Call& call);
Response end_membership_here(const Call& call);

// hubs.cpp
Response list_hubs_here(const Call& call);
Response show_open_hub(const Call& call);
Response open_hub_here(const Call& call);
Response show_hub_form(const Call& call);
Response change_hub_here(const Call& call);

// tokens.cpp
Response list_tokens_here(const Call& call);
Response show_issue_token(const Call& call);
Response issue_token_here(const Call& call);
Response revoke_token_here(const Call& call);

// organisation.cpp
Response show_organisation(const Call& call);
Response show_rules(const Call& call);
Response change_rules_here(const Call& call);
Response list_partners_here(const Call& call);
Response settle_partner_here(const Call& call);
Response list_audit_here(const Call& call);

// join.cpp: by the link of an invitation; and an organisation that asks to be let in
Response show_join(const Call& call);
Response join_here(const Call& call);
Response show_ask(const Call& call);
Response ask_here(const Call& call);

// devices.cpp
Response find_scanned(const Call& call);  // GET /scan?code=
Response list_devices(const Call& call);
Response show_device(const Call& call);

// receive.cpp
Response show_receive(const Call& call);
Response receive_device(const Call& call);

// steps.cpp: any step of the lifecycle at /devices/{tag}/{event}
Response show_step(const Call& call);
Response record_step(const Call& call);

// wipes.cpp
Response show_wipe_upload(const Call& call);
Response upload_wipe(const Call& call);
Response show_reset(const Call& call);
Response record_reset_here(const Call& call);
Response show_wipe_verdict(const Call& call);  // /devices/{tag}/wipe-evidence/{id}
Response download_evidence(const Call& call);  // /wipe-evidence/{id}/file

// labels.cpp
Response list_batches(const Call& call);
Response make_batch(const Call& call);
Response show_batch(const Call& call);  // /labels/{batch}
// void_label.cpp
Response show_void_label(const Call& call);
Response void_label_here(const Call& call);
Response batch_sheet(const Call& call);  // /labels/{batch}/sheet.pdf
Response batch_roll(const Call& call);   // /labels/{batch}/labels.zpl
Response show_label(const Call& call);   // /devices/{tag}/label
Response reprint_label(const Call& call);
Response label_picture(const Call& call);    // /devices/{tag}/label.svg
Response label_sheet(const Call& call);      // /devices/{tag}/label.pdf
Response label_roll(const Call& call);       // /devices/{tag}/label.zpl
Response show_public_tag(const Call& call);  // /t/{tag}

// handover.cpp: the counter
Response show_handover_start(const Call& call);  // /handover, ?code=
Response show_counter_here(const Call& call);    // /handover/{reference}, ?tag=
Response hand_over_here(const Call& call);

// handovers.cpp
Response list_handovers_here(const Call& call);  // those that nobody has signed for
Response show_handover_here(const Call& call);
Response read_signature_here(const Call& call);
Response show_sign_later(const Call& call);
Response sign_later_here(const Call& call);
Response show_receipt(const Call& call);

// pick_list.cpp
Response show_pick_list_here(const Call& call);
Response show_packing_slip(const Call& call);
Response show_failed_delivery(const Call& call);
Response fail_delivery_here(const Call& call);

// agreements.cpp
Response list_agreements_here(const Call& call);
Response show_agreement_version(const Call& call);
Response show_new_agreement(const Call& call);
Response write_agreement_here(const Call& call);

// conflicts.cpp
Response list_conflicts(const Call& call);
Response show_conflict(const Call& call);  // /conflicts/{tag}/{event}
Response settle_conflict_here(const Call& call);
Response close_scan_here(const Call& call);         // POST /conflicts/scans/{id}
Response settle_stock_scan_here(const Call& call);  // POST /conflicts/sims/{id}

// residents.cpp: nothing personal in an address
Response list_residents(const Call& call);
Response search_residents(const Call& call);
Response show_entry(const Call& call);      // GET /residents/new
Response enter_resident(const Call& call);  // POST /residents
Response show_resident_change(const Call& call);
Response change_resident_here(const Call& call);

// resident_record.cpp
Response show_resident(const Call& call);       // GET: the record, and why one needs to see more
Response read_resident_here(const Call& call);  // POST: the protected fields, once
Response show_hold(const Call& call);
Response hold_resident_here(const Call& call);
Response show_lift(const Call& call);
Response lift_hold_here(const Call& call);
Response show_erasure(const Call& call);
Response erase_resident_here(const Call& call);  // asks twice
Response show_readings(const Call& call);
Response show_export(const Call& call);
Response export_resident_here(const Call& call);

// queue.cpp
Response show_requests(const Call& call);  // the queue for staff, one's own for those who refer
Response accept_requests_here(const Call& call);

// decisions.cpp: /requests/{reference}/...
Response accept_request_here(const Call& call);
Response show_query(const Call& call);
Response query_request_here(const Call& call);
Response show_refusal_form(const Call& call);
Response decline_request_here(const Call& call);
Response show_hold_form(const Call& call);
Response hold_request_here(const Call& call);
Response release_hold_here(const Call& call);
Response show_worker(const Call& call);
Response assign_request_here(const Call& call);
Response show_substitute(const Call& call);
Response agree_substitute_here(const Call& call);
Response show_drop(const Call& call);
Response drop_line_here(const Call& call);

// queue_rules.cpp
Response show_priorities(const Call& call);
Response save_priorities_here(const Call& call);
Response list_caps_here(const Call& call);
Response remove_cap_here(const Call& call);
Response show_new_cap(const Call& call);
Response add_cap_here(const Call& call);

// requests.cpp
Response show_my_requests(const Call& call);  // /requests/mine
Response show_request(const Call& call);      // a draft: its steps
Response show_note(const Call& call);
Response note_request_here(const Call& call);
Response show_answer(const Call& call);
Response answer_question_here(const Call& call);
Response show_cancel(const Call& call);
Response cancel_request_here(const Call& call);
Response ask_again_here(const Call& call);
Response show_draft_removal(const Call& call);
Response remove_draft_here(const Call& call);
Response open_code(const Call& call);  // /q/{reference}: the code of a paper form

// allocation.cpp
Response show_allocation_here(const Call& call);  // /allocation?hub=NORTH, or any
Response propose_allocation_here(const Call& call);
Response accept_all_here(const Call& call);
Response accept_proposal_here(const Call& call);  // /proposals/{id}/acceptance
Response show_change_proposal(const Call& call);
Response change_proposal_here(const Call& call);
Response show_refuse_proposal(const Call& call);
Response refuse_proposal_here(const Call& call);
Response show_reservation(const Call& call);  // /requests/{reference}/reservation
Response reserve_here(const Call& call);

// request_steps.cpp
Response show_new_request(const Call& call);
Response start_request_here(const Call& call);
Response show_request_step(const Call& call);  // /requests/{reference}/steps/{step}
Response save_request_step(const Call& call);
Response show_check(const Call& call);
Response submit_request_here(const Call& call);
Response show_paper(const Call& call);

// registers_complaints.cpp
Response list_complaints_here(const Call& call);
Response show_new_complaint(const Call& call);
Response record_complaint_here(const Call& call);
Response show_complaint(const Call& call);
Response show_complaint_step(const Call& call);  // /complaints/{number}/{step}
Response take_complaint_step_here(const Call& call);

// registers_access.cpp
Response list_access_requests_here(const Call& call);
Response show_new_access_request(const Call& call);
Response record_access_request_here(const Call& call);
Response show_access_request(const Call& call);
Response show_access_step(const Call& call);  // /subject-access/{number}/{step}
Response take_access_step_here(const Call& call);

// registers_monitoring.cpp
Response show_give_monitoring(const Call& call);
Response give_monitoring_here(const Call& call);
Response show_monitoring(const Call& call);
Response show_complain(const Call& call);  // how to complain, for everyone

// trust.cpp
Response show_certificate(const Call& call);
Response download_proof(const Call& call);
Response show_checkpoints(const Call& call);
Response download_checkpoint(const Call& call);
Response show_proof_form(const Call& call);
Response check_proof_here(const Call& call);  // from the proof and the public key alone
Response show_proof_key(const Call& call);

// problems.cpp
Response show_problem_help(const Call& call);  // /problems/{code}
Response show_api_docs(const Call& call);

// loans.cpp
Response show_loans(const Call& call);       // /loans?due=
Response renew_loan_here(const Call& call);  // /requests/{reference}/renewal

// appointments.cpp
Response show_appointments(const Call& call);      // /appointments?day=&hub=
Response show_choose_time(const Call& call);       // /requests/{reference}/appointment?hub=&from=
Response book_appointment_here(const Call& call);  // the same
Response cancel_appointment_here(const Call& call);
Response show_miss(const Call& call);  // /appointments/{id}/miss
Response miss_appointment_here(const Call& call);

// lending_rules.cpp
Response show_lending_terms(const Call& call);  // /organisation/lending
Response change_terms_here(const Call& call);
Response show_hub_times(const Call& call);  // /hubs/{code}/times
Response remove_times_here(const Call& call);
Response show_add_times(const Call& call);  // /hubs/{code}/times/new
Response add_times_here(const Call& call);
Response show_close_day(const Call& call);  // /hubs/{code}/closed-days
Response close_day_here(const Call& call);
Response count_session_here(const Call& call);  // /devices/{tag}/sessions
Response show_shared_use(const Call& call);     // /shared-use

// data_reports.cpp
Response show_data_report(const Call& call);
Response show_foi_table(const Call& call);
Response show_network_report(const Call& call);

// data_give.cpp
Response show_give_data(const Call& call);  // /data/give?request=&follows=&hub=&item=
Response give_data_here(const Call& call);  // of a voucher: the code, this once

// data_issues.cpp
Response list_issues_here(const Call& call);   // /data/issues
Response show_issue_here(const Call& call);    // /data/issues/{reference}: the receipt
Response show_giving_rules(const Call& call);  // /data/limits
Response show_set_limit(const Call& call);
Response set_limit_here(const Call& call);
Response show_set_gate(const Call& call);  // /data/gates/new
Response set_gate_here(const Call& call);
Response show_overrides(const Call& call);  // /data/overrides
Response show_override_here(const Call& call);
Response decide_override_here(const Call& call);
Response show_second_bundles(const Call& call);  // /data/second-bundles
Response show_set_aside_data(const Call& call);  // /requests/{reference}/data
Response set_aside_data_here(const Call& call);
Response show_release_data(const Call& call);  // /requests/{reference}/data/release?item=
Response release_data_here(const Call& call);

// data_items.cpp
Response list_data_items_here(const Call& call);  // /data/items?list=&q=&state=&kind=&hub=
Response show_data_item_here(const Call& call);   // /data/items/{reference}

// data_item_steps.cpp: /data/items/{reference}/...
Response show_activation(const Call& call);
Response activate_here(const Call& call);
Response show_swap(const Call& call);
Response swap_here(const Call& call);  // of a voucher: the new code, this once
Response show_void_item(const Call& call);
Response void_item_here(const Call& call);
Response show_item_handback(const Call& call);
Response hand_back_item_here(const Call& call);
Response show_recovery(const Call& call);
Response recover_here(const Call& call);
Response show_code_form(const Call& call);
Response show_code_here(const Call& call);   // the code, this once
Response show_write_offs(const Call& call);  // /data/write-offs?item=
Response write_off_here(const Call& call);
Response show_data_reminders_here(const Call& call);  // /data/reminders
Response save_data_reminders_here(const Call& call);

// assets.cpp
Response send_asset(const Call& call);  // /assets/{version}/{name}

// data_home.cpp
Response show_data_home(const Call& call);

// data_networks.cpp
Response list_networks_here(const Call& call);
Response show_add_network(const Call& call);
Response add_network_here(const Call& call);
Response show_network_form(const Call& call);
Response change_network_here(const Call& call);

// data_bundles.cpp
Response list_bundles_here(const Call& call);
Response show_add_bundle(const Call& call);
Response add_bundle_here(const Call& call);
Response show_bundle_form(const Call& call);
Response change_bundle_here(const Call& call);
Response show_end_bundle(const Call& call);
Response end_bundle_here(const Call& call);

// data_receive.cpp
Response show_receive_data(const Call& call);     // /data/receive?delivery=
Response begin_receive_data(const Call& call);    // where and how
Response show_receive_numbers(const Call& call);  // /data/receive/numbers?how=scan|range|list&...
Response receive_numbers_here(const Call& call);

// data_files.cpp
Response list_stock_files_here(const Call& call);  // /data/files
Response show_add_file(const Call& call);          // /data/files/new
Response add_file_here(const Call& call);
Response show_stock_file_here(const Call& call);  // /data/files/{id}?fate=&after=
Response load_file_here(const Call& call);
Response drop_file_here(const Call& call);

// data_deliveries.cpp
Response list_deliveries_here(const Call& call);    // /data/deliveries?list=&after=
Response show_announce_delivery(const Call& call);  // /data/deliveries/new
Response announce_delivery_here(const Call& call);
Response show_delivery_here(const Call& call);  // /data/deliveries/{reference}
Response note_delivery_here(const Call& call);
Response show_close_delivery(const Call& call);
Response close_delivery_here(const Call& call);

// data_statement.cpp
Response show_data_statement(const Call& call);  // /data/statement?account=&hub=&bundle=&from=&to=
Response show_data_balances(const Call& call);   // /data/balances?at=

// data_consignments.cpp
Response list_consignments_here(const Call& call);
Response show_new_consignment(const Call& call);
Response open_consignment_here(const Call& call);
Response show_consignment_here(const Call& call);
Response pack_items_here(const Call& call);
Response show_pack_more(const Call& call);
Response pack_more_here(const Call& call);
Response unpack_items_here(const Call& call);
Response send_consignment_here(const Call& call);
Response cancel_consignment_here(const Call& call);
Response show_arrival(const Call& call);
Response receive_consignment_here(const Call& call);
Response show_arrivals(const Call& call);
Response open_arrival_here(const Call& call);
Response show_found(const Call& call);
Response find_missing_here(const Call& call);
Response show_lost(const Call& call);
Response lose_missing_here(const Call& call);
Response show_consignment_label(const Call& call);

// data_counts.cpp
Response list_counts_here(const Call& call);
Response show_new_count(const Call& call);
Response open_count_here(const Call& call);
Response show_count_here(const Call& call);
Response add_to_count_here(const Call& call);
Response close_count_here(const Call& call);
Response cancel_count_here(const Call& call);
Response show_count_missing(const Call& call);
Response settle_count_here(const Call& call);

// data_reorder.cpp
Response show_reorder(const Call& call);
Response show_thresholds(const Call& call);
Response show_new_threshold(const Call& call);
Response set_threshold_here(const Call& call);

}  // namespace kitbank::web::pages
