#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What letters and texts need before they can leave, and what a delivery service says of them later.
namespace kitbank {

// A number that takes texts: "+447700900123". 070 numbers forward calls, 076 ones but 07624 are pagers
// (domain-rules 3.6); numbers of other countries are left to the service.
bool takes_texts(std::string_view canonical_phone);

// The lines of a postal address, three to seven, the last a postcode of a true shape; nothing when it
// has too little. `address` is one line with commas or several; what is too much for the last line but
// one is joined there.
std::optional<std::vector<std::string>> postal_lines(std::string_view name,
                                                     std::string_view address,
                                                     std::string_view postcode);

enum class DeliveryFate { under_way, delivered, failed };

// The words of GOV.UK Notify (domain-rules 6.1): nothing for one that is not known.
std::optional<DeliveryFate> fate_of(std::string_view status);

// An error code of the outbox as people read it: "RCPT 550", "temporary-failure", "no mobile number".
// The code itself when no words are known for it.
std::string spoken_error(std::string_view code);

}  // namespace kitbank
