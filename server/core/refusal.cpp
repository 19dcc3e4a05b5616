#include "server/core/refusal.h"

namespace kitbank {

const std::vector<RefusalText>& refusal_table() {
    using enum RefusalCode;
    // clang-format off
    static const std::vector<RefusalText> table = {
        {malformed, "malformed", "The request cannot be read", "The request is not well formed. Check it against the API documentation and send it again.", false},
        {invalid_fields, "invalid_fields", "Some answers need changing", "Some answers are missing or wrong. Correct the ones named and send again.", false},
        {too_large, "too_large", "That is too large", "What was sent is larger than this page or call accepts. Send less at once.", false},
        {unsupported_media_type, "unsupported_media_type", "That kind of content is not accepted", "This call does not accept that kind of content. The API documentation names the kinds it does.", false},
        {request_id_missing, "request_id_missing", "A request id is needed", "Send an Idempotency-Key header with a new UUID, so that sending twice does nothing twice.", false},
        {request_id_reused, "request_id_reused", "This request id was used for something else", "The same request id came before with other content. Nothing was changed. Use a new id for a new request.", false},
        {unauthenticated, "unauthenticated", "Sign in first", "You are not signed in, or the sign-in has ended. Sign in and try again.", false},
        {sign_in_failed, "sign_in_failed", "That did not match", "The e-mail address or the password is not right. Check both and try again.", false},
        {forbidden, "forbidden", "You may not do this", "Your role does not allow this. Ask a manager of your organisation.", false},
        {form_expired, "form_expired", "The page was open too long", "The page was open too long or was not opened here. Open it again and send it once more.", false},
        {too_many_attempts, "too_many_attempts", "Too many attempts", "There were too many wrong attempts. Wait five minutes and try again.", true},
        {code_wrong, "code_wrong", "The code is not right", "The code is not right, or it was used already. Wait for the next one and try again.", false},
        {link_over, "link_over", "This link no longer works", "The link was used already, or it is too old. Ask for a new one.", false},
        {password_weak, "password_weak", "Choose another password", "Many people use this password, so it is easily guessed. Choose one of your own.", false},
        {provider_failed, "provider_failed", "Signing in elsewhere did not work", "Your organisation's sign-in service gave no usable answer, or your account there is not linked to one here. Try again, or sign in another way.", true},
        {second_person_needed, "second_person_needed", "A second admin must agree", "Someone else with the role of admin must approve this.", false},
        {last_admin, "last_admin", "The last admin cannot go", "An organisation keeps at least one admin. Make someone else an admin first.", false},
        {role_too_high, "role_too_high", "You cannot give this role", "You can give only roles below your own, and never to yourself.", false},
        {token_revoked, "token_revoked", "This token was revoked", "The token was revoked after the scan was made. A person will look at the scan.", false},
        {not_found, "not_found", "Page not found", "There is nothing at this address. Check it, or start from the first page.", false},
        {method_not_allowed, "method_not_allowed", "Not possible at this address", "This address does not take that kind of request.", false},
        {device_not_found, "device_not_found", "No such device", "No device carries this tag. Check the tag, or receive the device first.", false},
        {hub_not_found, "hub_not_found", "No such hub", "No hub has this code. Choose one of the hubs in the list.", false},
        {batch_not_found, "batch_not_found", "No such print batch", "No print batch has this number.", false},
        {evidence_not_found, "evidence_not_found", "No such evidence", "No stored evidence has this id.", false},
        {conflict_not_found, "conflict_not_found", "No such open conflict", "This conflict is not open: someone may have settled it already.", false},
        {organisation_not_found, "organisation_not_found", "No such organisation", "No organisation of yours has this number.", false},
        {person_not_found, "person_not_found", "No such person", "Nobody in your organisation has this number.", false},
        {invitation_not_found, "invitation_not_found", "No such invitation", "This invitation is not open: it may have been accepted or withdrawn.", false},
        {token_not_found, "token_not_found", "No such token", "No token of your organisation has this number and is in force.", false},
        {resident_not_found, "resident_not_found", "No such resident", "No resident you may see has this reference.", false},
        {entry_not_found, "entry_not_found", "No such entry", "The register of your organisation has no entry with this number.", false},
        {resident_erased, "resident_erased", "This resident was erased", "What was kept about this resident was erased. It cannot be brought back.", false},
        {resident_exists, "resident_exists", "This resident may be here already", "Someone with the same phone number, e-mail address, or name and postcode is here already. Open that record, or say that this is someone else.", false},
        {hold_in_force, "hold_in_force", "A hold is in force", "This record is on hold and cannot be erased. Lift the hold first, with a reason.", false},
        {hub_code_taken, "hub_code_taken", "This hub code is taken", "Another hub has this code. Choose a different one.", false},
        {name_taken, "name_taken", "This name is taken", "Another one has this name. Choose a different one.", false},
        {tag_malformed, "tag_malformed", "This is not a valid tag", "A character of the tag is wrong or missing. Scan it again, or type it again from the label.", false},
        {tag_unknown, "tag_unknown", "This tag was not issued here", "The tag is well formed but was never printed by this scheme. Return the item to whoever the label names.", false},
        {tag_unclaimed, "tag_unclaimed", "This label is not on a device yet", "The label was printed but no device has been received with it. Receive the device first.", false},
        {tag_claimed, "tag_claimed", "This label is already on a device", "Another device already carries this tag. Use a fresh label.", false},
        {tag_void, "tag_void", "This label was withdrawn", "The tag was voided and is never used again. Put a fresh label on the device.", false},
        {serial_placeholder, "serial_placeholder", "This is not a real serial number", "The serial number is a filler that makers leave in the BIOS. Read it from the case, or leave it empty.", false},
        {serial_exists, "serial_exists", "This device is already here", "A device with this serial number is already recorded. Open that one instead.", false},
        {event_not_allowed, "event_not_allowed", "Not possible in this state", "The device is in a state that does not allow this.", false},
        {evidence_missing, "evidence_missing", "Evidence is missing", "This step needs evidence that was not given.", false},
        {not_at_hub, "not_at_hub", "The device is not at a hub", "This is possible only while the device is held at a hub.", false},
        {wipe_missing, "wipe_missing", "Not wiped: do not hand out", "No wipe is in force for this device. Wipe it and upload the evidence first.", false},
        {wipe_outdated, "wipe_outdated", "The wipe is too old", "Someone else had the device, or it was opened, after this wipe. Wipe it again.", false},
        {reserved_for_another, "reserved_for_another", "Reserved for someone else", "The device is reserved for another request. Take a different one, or release the reservation first.", false},
        {due_date_wrong, "due_date_wrong", "The due date is not possible", "The due date must lie after the handover and within the time a loan may take.", false},
        {renewal_limit, "renewal_limit", "No renewal is left", "This loan has been renewed as often as the rule allows. Ask for the device back.", false},
        {request_not_found, "request_not_found", "No such request", "No request that you may see has this reference. Check it, or look in the list of requests.", false},
        {request_closed, "request_closed", "This request is not open", "The request is not at a point where this can be done. Look at it as it is now.", false},
        {not_eligible, "not_eligible", "Not eligible", "The answers do not meet the rules of the scheme, so the request cannot go forward. The page of the rules says who can be helped.", false},
        {cap_reached, "cap_reached", "The limit is reached", "The scheme has a limit, and it is reached. Nothing was changed. Ask a manager of the scheme, or wait until kit has come back.", false},
        {line_taken, "line_taken", "This has been decided already", "Someone else gave this part of the request an item, or this item to another request, a moment before. Nothing was changed. Look at it as it is now.", false},
        {proposal_not_found, "proposal_not_found", "This proposal is over", "The proposal was settled, or a newer one has taken its place. Look at the newest ones.", false},
        {does_not_fit, "does_not_fit", "This item does not fit the request", "The item is of another kind or weaker than what was asked for. Choose another, or agree a substitute first.", false},
        {slot_not_free, "slot_not_free", "This time is no longer free", "All places at this time are taken, or the hub is closed then. Choose another time.", false},
        {appointment_not_found, "appointment_not_found", "No such appointment", "No appointment that you may see has this number, or it is over.", false},
        {agreement_needed, "agreement_needed", "An agreement is needed", "The agreement must be signed before the kit goes out. Show it and have it signed, on the screen or on paper.", false},
        {renewal_late, "renewal_late", "Too late to renew", "A loan can be renewed until the day it is due. It is past that day: ask for the kit back.", false},
        {not_on_loan, "not_on_loan", "Not on loan", "This item is not on loan now. Look at its history.", false},
        {template_wrong, "template_wrong", "The template cannot be used", "The template names something that letters of this kind do not have. Correct it and save again.", false},
        {bundle_not_found, "bundle_not_found", "No such bundle", "No bundle with this code is in force on that day. Choose one of the list, or ask a manager to add it.", false},
        {sim_not_found, "sim_not_found", "Not in stock here", "No SIM or voucher of this number has been received. Check the number, or receive it first.", false},
        {delivery_not_found, "delivery_not_found", "No such delivery", "No delivery that you may see has this reference, or it is closed.", false},
        {consignment_not_found, "consignment_not_found", "No such consignment", "No consignment that you may see has this reference. Check it on the packet, or look in the list.", false},
        {issue_not_found, "issue_not_found", "Not given here", "Nothing that was given by a hub of yours has this reference.", false},
        {iccid_malformed, "iccid_malformed", "This is not the number of a SIM card", "A SIM card's number begins with 89 and has 19 or 20 digits. Scan the barcode, or type the number as it is printed and choose the network.", false},
        {iccid_doubtful, "iccid_doubtful", "Look at this number again", "The last digit does not agree with the others. Scan it again; if it is really printed like this, confirm it.", false},
        {sim_exists, "sim_exists", "This one is here already", "This SIM or voucher has been received before. Nothing was changed. Open it to see where it is.", false},
        {sim_given, "sim_given", "Given already", "This SIM or voucher was given to somebody, so it cannot be given again. Take another one.", false},
        {sim_not_here, "sim_not_here", "It belongs to another hub", "This SIM or voucher is not in the stock of this hub. Take one of yours, or have it sent here.", false},
        {sim_past_date, "sim_past_date", "Too late to activate", "The date by which this one had to be activated has gone by. Take another one, and put this one aside.", false},
        {item_not_possible, "item_not_possible", "Not possible with this one", "The SIM or voucher is in a state that does not allow this. Look at its history.", false},
        {stock_short, "stock_short", "Nothing left at this hub", "This hub has nothing of that kind left. Choose another bundle, or order more.", false},
        {limit_reached, "limit_reached", "The limit for one person is reached", "This person has had what the rule allows for now. Ask a manager, who can allow more and write down why.", false},
        {code_shown, "code_shown", "The code has been shown", "The code of a voucher is shown once to whoever hands it over. A manager can show it again and write down why.", false},
        {file_not_understood, "file_not_understood", "The file could not be read", "The file is not a list that Kitbank understands. Save it as CSV, with the numbers as text, and choose it again.", false},
        {step_out_of_order, "step_out_of_order", "Not possible now", "The entry in the register is not at the point where this can be done. Look at it as it is now.", false},
        {holidays_unknown, "holidays_unknown", "The bank holidays of that time are not known", "A deadline cannot be worked out so far from now. Check the date, or ask the operator for a newer version.", false},
        {happens_in_future, "happens_in_future", "The time lies in the future", "The time given has not come yet. Check the clock and the date.", false},
        {changed, "changed", "Someone changed this meanwhile", "The device was changed after you opened the page. Look at it as it is now and decide again.", false},
        {report_not_understood, "report_not_understood", "The report could not be read", "The file is not a wipe report that Kitbank understands. Upload the log as the wiping program wrote it.", false},
        {checklist_incomplete, "checklist_incomplete", "The checklist is not complete", "Each point of the reset checklist must be confirmed.", false},
        {verifier_is_operator, "verifier_is_operator", "A second person must verify", "The person who verifies must be someone other than the person who did the reset.", false},
        {busy, "busy", "Very busy just now", "Too many people are working on the same thing. Nothing was changed. Try again in a moment.", true},
        {unavailable, "unavailable", "The service cannot reach its database", "The database did not answer. Send the same request again with the same id: it will not be done twice.", true},
        {storage_full, "storage_full", "The disk is full", "The server has no space left to record this. Nothing was changed. Tell the operator and try again later.", true},
        {internal, "internal", "Something went wrong", "Something went wrong on our side. Try again; if it stays, tell the operator the reference.", true},
    };
    // clang-format on
    return table;
}

const RefusalText& text_of(RefusalCode code) {
    return refusal_table()[static_cast<std::size_t>(code)];
}

std::string_view name_of(RefusalCode code) { return text_of(code).name; }

std::string sentence_of(const Refusal& refusal) {
    return refusal.detail.empty() ? std::string{text_of(refusal.code).sentence} : refusal.detail;
}

}  // namespace kitbank
