#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

std::string audit_subject(const KitRequest& request);  // "request:Q-7K3M9QXZ"

// The one way in which a request changes its state: the step must be in the table (core/requests/
// request.h) for the state it is in. Changes the record and audits the step in this transaction; whoever
// calls writes the row. Nothing about the resident is in the audit. That a request was accepted or is
// ready is told from here (notices/tell.h), in this transaction.
void take_step(KitRequest& request, RequestStep step, const std::string& actor, Transaction& tx,
               Ports& ports);

// The same, when the table has the step at all: `request_closed` when it has not.
std::optional<Refusal> try_step(KitRequest& request, RequestStep step, const std::string& actor,
                                Transaction& tx, Ports& ports);

// Writes the row as it was changed in this transaction. Throws StoreFailure when somebody else changed
// it meanwhile: it was not locked.
void write_request(KitRequest& request, Transaction& tx, Ports& ports);

}  // namespace kitbank
