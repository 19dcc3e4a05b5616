#pragma once
#include <string>
#include <vector>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Packets from and to the caller's hubs, newest first.
struct ConsignmentFilter {
    bool is_over = false;
    std::string cursor = {};  // the reference that ended the page before
};
struct ConsignmentPage {
    std::vector<Consignment> items;
    std::string next = {};  // empty: there are no more
};
Result<ConsignmentPage> list_consignments(const Caller& caller, const ConsignmentFilter& filter,
                                          Ports& ports);

// One packet with its contents.
struct PackedLine {
    DataItem item;
    PackedFate fate = PackedFate::packed;
    bool is_here = true;  // an open packet's: still on the shelf of the sending hub
};
struct BundleSum {
    std::string code = {};
    std::string name = {};
    std::int64_t items = 0;
};
struct ConsignmentView {
    Consignment consignment;
    std::vector<PackedLine> lines = {};
    std::vector<ExtraItem> extra = {};
    std::vector<BundleSum> sums = {};  // by bundle
    bool may_pack = false;             // and send, and cancel
    bool may_receive = false;
    bool may_find = false;  // what is missing
    bool may_lose = false;
};
Result<ConsignmentView> show_consignment(const Caller& caller, std::string_view reference,
                                         Ports& ports);

}  // namespace kitbank
