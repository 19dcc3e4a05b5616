#pragma once
#include <array>
#include <string>

#include "server/usecase/ports.h"

namespace kitbank {

// How far a request of the demonstration has come.
enum class DemonstrationStage : std::uint8_t { draft, submitted, queried, accepted };

// What a referrer of the demonstration asks for, for an invented person.
struct DemonstrationRequest {
    int days_ago;
    DemonstrationStage stage;
    const char* name;
    const char* own_reference;
    const char* phone;
    const char* kind;
    const char* use;
    const char* need;
    int household;
    const char* hub;
};

inline constexpr std::array demonstration_requests = {
    DemonstrationRequest{23, DemonstrationStage::accepted, "Marged Hughes", "", "07700 900311",
                         "laptop", "job_search", "important", 2, "MARKET"},
    DemonstrationRequest{16, DemonstrationStage::accepted, "K. A.", "HX-311", "", "tablet",
                         "keeping_in_touch", "useful", 1, "MARKET"},
    DemonstrationRequest{9, DemonstrationStage::queried, "Samir Noor", "", "07700 900312", "laptop",
                         "college", "urgent", 5, "MILL"},
    DemonstrationRequest{6, DemonstrationStage::submitted, "D. P.", "HX-318", "", "laptop",
                         "school_work", "urgent", 4, "MARKET"},
    DemonstrationRequest{3, DemonstrationStage::submitted, "Rosa Lind", "", "07700 900313", "phone",
                         "appointments", "important", 1, "MARKET"},
    DemonstrationRequest{1, DemonstrationStage::draft, "N. B.", "HX-322", "", "laptop", "banking",
                         "useful", 1, "VALLEY"},
};

// Asks as the referrer and decides as the staff, by the real use-cases. Throws std::runtime_error when one
// refuses.
void ask_in_demonstration(const DemonstrationRequest& wish, const Caller& referrer,
                          const Caller& staff, Ports& ports);

// Times at which a hub hands out, two of them on every working day.
void open_slots_in_demonstration(const std::string& hub, const Caller& manager, Ports& ports);

}  // namespace kitbank
