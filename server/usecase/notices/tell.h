#pragma once
#include <map>
#include <string>

#include "server/core/notices/message.h"
#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// Telling the people of a request what became of it, in the transaction that changes it.
namespace kitbank {

// What the message says beside what every one knows of its request (reference, hub): "due" -> "3 January
// 2026". Never a resident's own data.
// The names are those of core/notices/message.cpp; others are of no use to any template.
using MessageFacts = MessageValues;

// The actor in whose name a resident's address is read.
inline constexpr const char* messages_actor = "job:messages";

// Who is told, and how they want to be told, is for this room to know; whoever changes a request only
// says what happened. By the table of core/notices/message.h:
//
//   the asker     whoever entered the request, by e-mail and in English; when they have left, the
//                 managers of the organisation that asks
//   the worker    whoever works on it, likewise
//   the resident  by the way they chose (`write_told_by`), in the request's language. Their address is
//                 opened for this and leaves one reading, by `job:messages`. Where what they chose needs
//                 an address that the vault does not have, a failed message is left for staff to see.
//
// Nothing is told twice here: call it once for each change.
void tell(const KitRequest& request, MessageKind kind, const MessageFacts& facts, Transaction& tx,
          Ports& ports);

// What a resident alone is told, of something that they have and agreed to be told about: by the way they chose for the request
// that it came from, and else by e-mail or, without an address, by text. Nobody who is not in the vault is written to.
struct ResidentNotice {
    OrganisationId organisation;
    std::string resident;     // reference
    RequestId request = {};   // 0 when it came from none
    HubId hub = {};           // whom to ask
    std::string reference{};  // of what they have
    Language language = Language::en;
};
void tell_resident_of(const ResidentNotice& notice, MessageKind kind, const MessageFacts& facts,
                      Transaction& tx, Ports& ports);

}  // namespace kitbank
