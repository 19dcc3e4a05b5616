#pragma once
#include "server/core/requests/answers.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/ask_again.h"
#include "server/usecase/requests/cancel_request.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/list_requests.h"
#include "server/usecase/requests/note_request.h"
#include "server/usecase/requests/show_request.h"
#include "server/usecase/requests/submit_request.h"
#include "tests/support/request_world.h"

namespace kitbank {

// The small scheme, a surgery that refers to it, and what its people type.
struct AskingWorld : RequestWorld {
    AskingWorld() : surgery(found_organisation("Surgery")) {
        store.write([&](Transaction& tx) {
            auto row = *tx.partners().organisation(surgery);
            row.host = organisation;
            row.kind = OrganisationKind::referrer;
            tx.write_partners().update_organisation(row);
            return true;
        });
    }
    static Answers complete() {
        return {{"name", {"Robin Example"}},
                {"phone", {"07700 900456"}},
                {"postcode", {"NE61 2EF"}},
                {"uses", {"school_work"}},
                {"kinds", {"laptop", "data"}},
                {"allocation", {"loan"}},
                {"need", {"important"}},
                {"household", {"3"}},
                {"access_needs", {"captions"}},
                {"language", {"cy"}},
                {"criteria", {"is_adult", "low_income", "lacks_at_home"}},
                {"agreed_to_share", {"yes"}},
                {"needed_by", {"2026-12-01"}},
                {"delivery", {"collect"}},
                {"hub", {"NORTH"}},
                {"collector", {"Kim Neighbour"}}};
    }
    static Answers complete_for(const std::string& name, const std::string& phone) {
        Answers answers = complete();
        answers["name"] = {name};
        answers["phone"] = {phone};
        answers["postcode"] = {};
        return answers;
    }
    // For any device, whose memory nobody recorded.
    static Answers simple() {
        Answers answers = complete();
        answers["uses"] = {"keeping_in_touch"};
        return answers;
    }
    Caller referrer(const std::string& actor = "person:70") {
        Caller somebody = elsewhere(Role::referrer, surgery);
        somebody.actor = actor;
        return somebody;
    }
    Caller surgery_manager() {
        Caller somebody = elsewhere(Role::manager, surgery);
        somebody.actor = "person:79";
        return somebody;
    }
    KitRequest draft(const Caller& by, const Answers& typed = complete()) {
        const auto started =
            start_draft({crypto.make_uuid(), by, RequestDoor::online, typed}, ports);
        if (!started) throw std::runtime_error{sentence_of(started.refusal())};
        return *started;
    }
    Result<KitRequest> send(const Caller& by, const KitRequest& request) {
        return submit_request({crypto.make_uuid(), by, request.reference}, ports);
    }
    KitRequest sent(const Caller& by, const Answers& typed = complete()) {
        const auto submitted = send(by, draft(by, typed));
        if (!submitted) throw std::runtime_error{sentence_of(submitted.refusal())};
        return *submitted;
    }
    RequestView view(const Caller& by, const KitRequest& request) {
        const auto shown = show_request(by, request.reference, ports);
        if (!shown) throw std::runtime_error{sentence_of(shown.refusal())};
        return *shown;
    }
    std::string steps(const Caller& by, const KitRequest& request) {
        std::string words;
        for (const std::string_view step : steps_for(by, now(request))) {
            words.append(words.empty() ? "" : " ").append(step);
        }
        return words;
    }
    // The row as it is, taken through this step of the table.
    void take(const KitRequest& request, RequestStep step) {
        store.write([&](Transaction& tx) {
            KitRequest row = tx.write_requests().lock_requests({&request.reference, 1}).front();
            take_step(row, step, "person:1", tx, ports);
            write_request(row, tx, ports);
            return true;
        });
    }
    std::vector<AuditEvent> audit_of(const KitRequest& request) {
        std::vector<AuditEvent> rows;
        store.read([&](Reader& reader) {
            rows = reader.trust().audit_of("request:" + request.reference);
        });
        return rows;
    }

    OrganisationId surgery;
};

}  // namespace kitbank
