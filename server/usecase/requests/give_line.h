#pragma once
#include <optional>
#include <span>
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

RequestLine* line_at(KitRequest& request, int number);

// The first line that waits for a SIM or voucher; nothing when none does.
RequestLine* line_for_data(KitRequest& request);

// May this request be given data now: the line that is meant, or the first that waits? `request_closed`, `line_taken`.
std::optional<Refusal> hindrance_to_data(KitRequest& request, int line);

// These lines were given for good: accessories and help by hand, data with a SIM or voucher. The request goes on as far as its
// lines now call for; a request without a device is handed over with the last of them. Changes the record; whoever calls
// writes the row.
void give_lines(KitRequest& request, std::span<const int> numbers, const std::string& actor,
                Transaction& tx, Ports& ports);

}  // namespace kitbank
