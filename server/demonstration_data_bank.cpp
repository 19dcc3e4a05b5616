#include "server/demonstration_data_bank.h"

#include <fmt/format.h>

#include <sstream>
#include <stdexcept>

#include "server/core/databank/iccid.h"
#include "server/usecase/databank/bundles.h"
#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/deliveries.h"
#include "server/usecase/databank/give_data.h"
#include "server/usecase/databank/networks.h"
#include "server/usecase/databank/over_limit.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/receive_stock.h"
#include "server/usecase/databank/reorder_stock.h"
#include "server/usecase/databank/send_consignment.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/residents/wards.h"

namespace kitbank {
namespace {

template <class T>
T expect(Result<T> result, const char* step) {
    if (!result) {
        throw std::runtime_error{std::string{"the demonstration could not "} + step + ": " +
                                 sentence_of(result.refusal())};
    }
    return *std::move(result);
}

// Invented: no network numbers its cards like this.
std::string number_of(const std::string& prefix, int digits, int number) {
    const auto width = static_cast<std::size_t>(digits) - 1 - prefix.size();
    const std::string account = prefix + fmt::format("{:0{}}", number, width);
    for (char last = '0'; last <= '9'; ++last) {
        if (has_luhn_digit(account + last)) return account + last;
    }
    throw std::logic_error{"no check digit fits"};
}

bool is_voucher(const DemonstrationBox& box) { return box.bundle == std::string_view{"O2-V20GB"}; }

std::string sim_of(int number) {
    const bool is_vodafone = number / 100 == 2 || number / 100 == 5;
    return is_vodafone ? number_of("89441", 20, number) : number_of("894411", 19, number);
}

ResidentFacts person_of(int person) {
    return {{ResidentField::phone, fmt::format("07700 900{}", 860 + person)}};
}

void write_network(const char* code, const char* name, const char* terms, const char* help,
                   const Caller& manager, Ports& ports) {
    Network network;
    for (const Network& row : expect(list_networks(manager, ports), "read the networks")) {
        if (row.code == code) network = row;
    }
    network.code = code;
    network.name = name;
    network.user_terms = terms;
    network.activation =
        "Turn the phone off and put the SIM card in.\nTurn it on and wait until it shows the "
        "network's name.\nOpen any web page. The first one can take a few minutes.";
    network.help = help;
    expect(change_network({ports.crypto.make_uuid(), manager, network}, ports), "write a network");
}

}  // namespace

// Invented ones, for postcodes that nobody has.
void load_wards_in_demonstration(Ports& ports) {
    std::istringstream list{
        "postcode,ward code,ward name\n"
        "NE61 9ZX,E05099901,Bridge End\n"
        "NE61 9ZY,E05099902,Castle Hill\n"
        "NE61 9ZZ,E05099902,Castle Hill\n"
        "NE63 9ZX,E05099903,Colliery Row\n"};
    expect(load_wards({list, {}}, ports), "load wards");
}

void open_data_bank_in_demonstration(const Caller& manager, Ports& ports) {
    load_wards_in_demonstration(ports);
    write_network("o2", "O2",
                  "Starting the SIM card means agreeing to the network's terms: "
                  "https://networks.example/o2/terms",
                  "07700 900180, every day from 8am to 8pm", manager, ports);
    write_network("vodafone", "Vodafone",
                  "Starting the SIM card means agreeing to the network's terms: "
                  "https://networks.example/vodafone/terms. For use in the UK only.",
                  "07700 900181, Monday to Friday from 9am to 6pm", manager, ports);
    struct Plan {
        const char* code;
        const char* network;
        const char* name;
        ItemKind kind;
        int gigabytes;
        int months;
    };
    constexpr std::array plans = {
        Plan{"O2-25GB-12M", "o2", "O2 25 GB for 12 months", ItemKind::sim, 25, 12},
        Plan{"VF-40GB-6M", "vodafone", "Vodafone 40 GB for 6 months", ItemKind::sim, 40, 6},
        Plan{"O2-V20GB", "o2", "O2 voucher, 20 GB for 6 months", ItemKind::voucher, 20, 6}};
    for (const Plan& plan : plans) {
        Bundle bundle;
        bundle.code = plan.code;
        bundle.network = plan.network;
        bundle.name = plan.name;
        bundle.kind = plan.kind;
        bundle.gb_per_month = plan.gigabytes;
        bundle.months = plan.months;
        bundle.calls_included = plan.kind == ItemKind::sim;
        bundle.valid_from = london_day(ports.clock.now(), ports.zones);
        if (plan.code == std::string_view{"VF-40GB-6M"}) bundle.next = "O2-25GB-12M";
        expect(add_bundle({ports.crypto.make_uuid(), manager, bundle}, ports), "add a bundle");
    }
    for (const auto& [hub, least] : {std::pair{"MARKET", 10}, {"MILL", 5}, {"VALLEY", 15}}) {
        expect(set_threshold({ports.crypto.make_uuid(), manager, hub, ThresholdKind::bundle,
                              "O2-25GB-12M", least},
                             ports),
               "set a threshold");
    }
}

void receive_in_demonstration(const DemonstrationBox& box, const Caller& staff, Ports& ports) {
    ReceiveStock command;
    command.id = ports.crypto.make_uuid();
    command.caller = staff;
    command.told.bundle = box.bundle;
    command.told.batch = fmt::format("BOX-{}", box.first);
    const Date today = london_day(ports.clock.now(), ports.zones);
    command.told.activate_by =
        Date{std::chrono::sys_days{today} + std::chrono::days{box.days_to_activate}};
    for (int number = box.first; number < box.first + box.count; ++number) {
        command.numbers.push_back(is_voucher(box) ? fmt::format("DEMO-{:04}-VOUCHER", number)
                                                  : sim_of(number));
    }
    command.confirm = true;
    const ReceivedStock received = expect(receive_stock(command, ports), "receive a box");
    for (const IntakeLine& line : received.lines) {
        if (line.fate == LineFate::received) continue;
        throw std::runtime_error{"the demonstration could not receive " + line.shown + ": " +
                                 line.sentence};
    }
}

void give_in_demonstration(const DemonstrationGift& gift, const Caller& staff, Ports& ports) {
    GiveData command;
    command.id = ports.crypto.make_uuid();
    command.caller = staff;
    command.item = sim_of(gift.number);
    command.person = person_of(gift.person);
    command.criteria = {true, true, gift.number % 2 == 0, gift.number % 3 == 0, true};
    command.gate_confirmed = true;
    command.terms_told = true;
    command.area = gift.area;
    expect(give_data(command, ports), "give a SIM");
    if (!gift.is_started) return;
    const Date today = london_day(ports.clock.now(), ports.zones);
    expect(activate_item({ports.crypto.make_uuid(), staff, command.item, today}, ports),
           "start a SIM");
}

void leave_open_in_demonstration(const Caller& staff, const std::string& other_hub, Ports& ports) {
    const auto id = [&] { return ports.crypto.make_uuid(); };
    const Consignment packet =
        expect(open_consignment({id(), staff, "", other_hub}, ports), "open a packet");
    PackItems packing;
    packing.id = id();
    packing.caller = staff;
    packing.reference = packet.reference;
    packing.bundle = "VF-40GB-6M";
    packing.next = 5;
    expect(pack_items(packing, ports), "pack a packet");
    expect(send_consignment({id(), staff, packet.reference}, ports), "send a packet");

    AnnounceDelivery announced;
    announced.id = id();
    announced.caller = staff;
    announced.bundle = "O2-25GB-12M";
    announced.expected = 50;
    const Date today = london_day(ports.clock.now(), ports.zones);
    announced.expected_on = Date{std::chrono::sys_days{today} - std::chrono::days{1}};
    announced.order_reference = "PO-2026-118";
    expect(announce_delivery(announced, ports), "announce a delivery");

    AskOverLimit asked;
    asked.id = id();
    asked.caller = staff;
    asked.reason = "The first SIM was lost in a move to temporary housing";
    asked.person = person_of(13);
    expect(ask_over_limit(asked, ports), "ask for more than the limit");
}

}  // namespace kitbank
