#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/core/databank/network.h"

// What a scanned or typed code is, by itself. Never a guess between two: what could be two things is `unclear`, and its
// sentence says how to make it one. The rules, in their order:
//
//   Q-, C-, V- and eight symbols   a request, a consignment, a voucher; bare, or the last part of an address
//   19 or 20 digits after 89       a SIM card (iccid.h); a filling F at the end is dropped
//   8944 and another length        a SIM card's number that was cut; no device's number begins so, since 89 numbers no body that
//                                  gives them out
//   the end of a card's number     only where a network was chosen that prints so many digits
//   15 digits that agree, 14, 16   a device's IMEI (domain-rules 3.4); of 16 the last two are its software
//   14 to 16 digits that are both  unclear, unless they are typed in the very groups in which the network prints them. (Of
//                                  Vodafone's 5 + 5 + 5 the one check digit says yes to both or to neither.)
//   anything else                  `other`: perhaps a label's tag, which labels/tag.h reads
namespace kitbank {

enum class CodeKind : std::uint8_t { other, sim, imei, request, consignment, voucher, unclear };

struct ScannedCode {
    CodeKind kind = CodeKind::other;
    std::string text = {};     // of a SIM or device its digits, of a reference its plain spelling
    std::string network = {};  // code; of a SIM whose prefix is known
    bool is_doubtful = false;  // a SIM's last digit does not agree: scan it again
    std::string sentence =
        {};  // of `unclear`, `other` in digits, and what is doubtful: why, and what to do
    friend bool operator==(const ScannedCode&, const ScannedCode&) = default;
};

// `network`: the code of one that a person chose; empty for none. Without any `networks` whole numbers are still read.
ScannedCode read_code(std::string_view scanned, std::span<const Network> networks,
                      std::string_view network = {});

// Fifteen digits, the last computed where only 14 or the software's 16 were given; nothing when it is no device's number.
std::optional<std::string> read_imei(std::string_view text);

// "8944 1100 0000 0001 238"
std::string in_fours(std::string_view digits);

// "SIM card 8944 1100 0000 0001 238, O2", "device with IMEI 4901 5420 3237 518", "request Q-7K3M9QXZ".
std::string spoken(const ScannedCode& code, std::span<const Network> networks);

}  // namespace kitbank
