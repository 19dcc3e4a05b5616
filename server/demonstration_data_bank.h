#pragma once
#include <string>

#include "server/core/calendar.h"
#include "server/usecase/ports.h"

// The demonstration's data bank: what networks give, boxes that came in, SIMs and vouchers that were given, a packet on its way, a
// delivery that is late and somebody who asks for more than the limit.
namespace kitbank {

// Networks with their terms and first steps, three bundles, and what each hub should have at least.
void open_data_bank_in_demonstration(const Caller& manager, Ports& ports);

struct DemonstrationBox {
    const char* bundle;
    int first;  // its SIMs are numbered from here; vouchers likewise
    int count;
    int days_ago;
    int days_to_activate;  // from the day it came
    int hub;               // of the story
};
inline constexpr DemonstrationBox demonstration_boxes[] = {{"O2-25GB-12M", 100, 30, 200, 230, 0},
                                                           {"VF-40GB-6M", 200, 15, 150, 400, 0},
                                                           {"O2-25GB-12M", 300, 12, 120, 150, 2},
                                                           {"O2-V20GB", 400, 10, 90, 200, 0},
                                                           {"VF-40GB-6M", 500, 20, 40, 300, 1}};
void receive_in_demonstration(const DemonstrationBox& box, const Caller& staff, Ports& ports);

// The SIM of that number to somebody who walked in; begun the same day when they had time for it.
struct DemonstrationGift {
    int number;
    int person;
    int days_ago;
    bool is_started;
    const char* area;
};
inline constexpr DemonstrationGift demonstration_gifts[] = {
    {100, 1, 190, true, "NE61 9ZX"}, {101, 2, 160, true, "NE61 9ZY"},
    {102, 3, 140, true, "NE63 9ZX"}, {200, 4, 130, true, "NE61 9ZX"},
    {103, 5, 110, false, "NE65"},    {201, 6, 95, true, "NE61 9ZX"},
    {104, 7, 80, true, "NE63 9ZX"},  {105, 8, 61, true, "NE61 9ZY"},
    {202, 9, 44, false, "NE22"},     {106, 10, 30, true, "NE61 9ZX"},
    {107, 11, 16, true, "NE63 9ZX"}, {203, 12, 9, false, "NE61 9ZX"},
    {108, 13, 3, true, "NE65"}};
void give_in_demonstration(const DemonstrationGift& gift, const Caller& staff, Ports& ports);

// A packet that was sent and has not arrived, a delivery that is expected, and more than the limit asked for.
void leave_open_in_demonstration(const Caller& staff, const std::string& other_hub, Ports& ports);

}  // namespace kitbank
