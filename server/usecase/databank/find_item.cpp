#include "server/usecase/databank/find_item.h"

#include <algorithm>

#include "server/core/databank/iccid.h"
#include "server/core/reference.h"
#include "server/core/text.h"
#include "server/usecase/databank/consignment_ports.h"

namespace kitbank {
namespace {

constexpr std::size_t faults_shown_max = 10;

bool begins_voucher(std::string_view text) {
    return text.size() > 2 && (text[0] == 'V' || text[0] == 'v') && text[1] == '-';
}

}  // namespace

Result<std::string> item_reference(std::string_view text, std::span<const Network> networks) {
    const std::string_view typed = trimmed(text);
    if (begins_voucher(typed)) {
        const auto voucher = parse_reference('V', typed);
        if (voucher) return *voucher;
        return Refusal{RefusalCode::sim_not_found,
                       "A voucher’s reference is V- and eight letters and digits.",
                       {}};
    }
    const Result<ReadIccid> read = read_iccid(typed, networks);
    if (!read) return read.refusal();
    return read->digits;
}

Result<std::vector<std::string>> item_references(const std::vector<std::string>& texts,
                                                 std::string_view field,
                                                 std::span<const Network> networks) {
    std::vector<std::string> references;
    Refusal refusal{RefusalCode::invalid_fields, "", {}};
    for (std::size_t at = 0; at < texts.size(); ++at) {
        const Result<std::string> read = item_reference(texts[at], networks);
        if (read) {
            const bool is_new = std::ranges::find(references, *read) == references.end();
            if (is_new) references.push_back(*read);
        } else if (refusal.fields.size() < faults_shown_max) {
            refusal.fields.push_back({std::string{field}, "Line " + std::to_string(at + 1) + ": " +
                                                              sentence_of(read.refusal())});
        }
    }
    if (!refusal.fields.empty()) return refusal;
    return references;
}

std::string whereabouts_of(const DataItem& item, Reader& reader) {
    const ItemStanding& standing = item.standing;
    if (standing.consignment != 0) {
        const auto packet =
            reader.consignments().consignment_by_id(ConsignmentId{standing.consignment});
        if (packet) return "on its way in " + packet->reference + " to " + packet->to_name;
    }
    std::string words{label_of(standing.state)};
    if (standing.void_reason == VoidReason::lost) words = "counted as lost";
    return words +
           (standing.state == ItemState::issued || standing.state == ItemState::active ? " by "
                                                                                       : " at ") +
           item.hub_name;
}

bool is_on_shelf(const ItemStanding& standing, HubId hub) {
    const bool is_held =
        standing.state == ItemState::in_stock || standing.state == ItemState::reserved;
    return is_held && standing.hub == hub && standing.consignment == 0;
}

}  // namespace kitbank
