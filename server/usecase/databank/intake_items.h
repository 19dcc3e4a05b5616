#pragma once
#include <string>
#include <vector>

#include "server/usecase/databank/intake_records.h"
#include "server/usecase/ports.h"

// What every way of receiving data stock shares: a scan, a range, a list, a file.
namespace kitbank {

struct IntakePlace {
    Hub hub;
    Bundle bundle;
    std::optional<NetworkDelivery> delivery = {};  // not closed
};

// What is told of all items that come together.
struct IntakeTold {
    std::string hub = {};     // code; empty: that of the delivery, or the caller's own
    std::string bundle = {};  // code; empty: that of the delivery
    std::string batch = {};   // what the network calls the box; may be empty
    std::optional<Date> activate_by = {};
    std::string delivery = {};  // reference, or empty
};

// What is wrong with it as it stands; `day` is today in London.
std::optional<Refusal> check_told(const IntakeTold& told, Date day);

// Where they go. Another hub than the caller's own answers as one that does not exist, to whoever is bound to a hub. In a
// transaction, the delivery is locked first with `lock_place`.
Result<IntakePlace> find_place(const Caller& caller, const IntakeTold& told, Date day,
                               Reader& reader);
Result<IntakePlace> lock_place(const Caller& caller, const IntakeTold& told, Date day,
                               Transaction& tx);

// Each line's fate; a few lines are seen beside what came in at this hub just before. What is here already is marked apart.
std::vector<IntakeLine> judge_lines(const std::vector<TypedLine>& typed, const Bundle& bundle,
                                    Confirmed confirmed, HubId hub, Reader& reader);
void mark_what_is_here(std::span<IntakeLine> lines, OrganisationId organisation, Reader& reader,
                       Safe& safe);

// A digest that two spellings of one code share.
Hash voucher_digest(std::string_view code, OrganisationId organisation, Safe& safe);

struct TakeIn {
    OrganisationId organisation;
    std::string actor;
    HubId hub;
    Bundle bundle;
    DeliveryId delivery = {};
    std::string batch = {};
    std::optional<Date> activate_by = {};
    std::string words = {};  // for the statement
    std::optional<Instant> happened_at = {};
};

// "N-7K3M9QXZ, batch 7"
std::string receipt_words(const std::string& delivery, const std::string& batch);

// An expected delivery is here now: because somebody said so, or because what came with it was received.
void mark_arrived(NetworkDelivery delivery, const std::string& actor, Transaction& tx,
                  Ports& ports);

// Receives what is ready, and sets every line's fate. Serialised with all other receipts of the organisation.
std::optional<Refusal> take_in(const TakeIn& wish, std::span<IntakeLine> lines, Transaction& tx,
                               Ports& ports);

// Lines as text and back, to answer a repeat and to keep what became of a file. Codes are left out.
std::string lines_as_text(std::span<const IntakeLine> lines);
std::vector<IntakeLine> lines_from_text(const std::string& text);

}  // namespace kitbank
