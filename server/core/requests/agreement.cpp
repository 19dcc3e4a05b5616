#include "server/core/requests/agreement.h"

#include <array>
#include <charconv>

#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::string_view house_prefix = "house-";
constexpr std::string_view scheme_prefix = "scheme-";

constexpr std::string_view loan_en =
    R"(We lend you the kit named above. It stays ours; you may use it as your own until the day it is due back.

It costs you nothing: there is no fee and no deposit. If your scheme charges for anything, it tells you so before you sign.

You agree
- to bring everything back, with its accessories, by the day it is due. If you need it for longer, ask before that day.
- not to lend, give or sell it to anybody else. People you live with may use it too.
- to keep it clean and safe, and not to open or alter it.
- to tell us at once if it is damaged, lost or stolen. Nobody pays for fair wear.
- to do nothing unlawful with it.
- to save what is yours somewhere else, and to sign out of your accounts, before you bring it back.

We
- wiped it before you got it, and wipe it again when it comes back. What you leave on it cannot be recovered.
- keep your name and how to reach you for this loan, where only those who need them can see them.
- help when something does not work. Ask the hub that gave it to you.)";

constexpr std::string_view gift_en =
    R"(We give you the kit named above. From today it is yours to keep.

It costs you nothing, now or later. If your scheme charges for anything, it tells you so before you sign.

You agree
- that it is for you and the people you live with, and not to sell it.
- that it is yours to look after from now on: its updates, its repairs, and its recycling in the end.
- to do nothing unlawful with it.

We
- wiped it before you got it.
- keep a record of which item was given, and your name and how to reach you no longer than we must.
- help when something does not work at the start. Ask the hub that gave it to you.)";

constexpr std::string_view loan_cy =
    R"(Rydym yn benthyg y cit a enwir uchod i chi. Ni sy'n berchen arno o hyd; cewch ei ddefnyddio fel eich un chi tan y dyddiad y mae i ddod yn ôl.

Nid yw'n costio dim i chi: nid oes ffi na blaendal. Os yw eich cynllun yn codi tâl am unrhyw beth, bydd yn dweud hynny wrthych cyn i chi lofnodi.

Rydych chi'n cytuno
- i ddod â phopeth yn ôl, gyda'r ategolion, erbyn y dyddiad hwnnw. Os oes ei angen arnoch am fwy o amser, gofynnwch cyn y dyddiad hwnnw.
- i beidio â'i fenthyg, ei roi na'i werthu i neb arall. Caiff y bobl sy'n byw gyda chi ei ddefnyddio hefyd.
- i'w gadw'n lân ac yn ddiogel, ac i beidio â'i agor na'i addasu.
- i ddweud wrthym ar unwaith os caiff ei ddifrodi, ei golli neu ei ddwyn. Nid oes neb yn talu am draul deg.
- i beidio â gwneud dim anghyfreithlon ag ef.
- i gadw eich pethau yn rhywle arall, ac i allgofnodi o'ch cyfrifon, cyn dod ag ef yn ôl.

Rydym ni
- wedi ei sychu'n lân cyn i chi ei gael, ac yn ei sychu eto pan ddaw yn ôl. Ni ellir adfer yr hyn a adewch arno.
- yn cadw eich enw a'ch manylion cyswllt ar gyfer y benthyciad hwn, lle na all ond y rhai sydd eu hangen eu gweld.
- yn helpu pan nad yw rhywbeth yn gweithio. Gofynnwch i'r hyb a'i rhoddodd i chi.)";

constexpr std::string_view gift_cy =
    R"(Rydym yn rhoi'r cit a enwir uchod i chi. O heddiw ymlaen, chi sydd biau ef.

Nid yw'n costio dim i chi, nawr nac yn nes ymlaen. Os yw eich cynllun yn codi tâl am unrhyw beth, bydd yn dweud hynny wrthych cyn i chi lofnodi.

Rydych chi'n cytuno
- mai i chi a'r bobl sy'n byw gyda chi y mae, ac i beidio â'i werthu.
- mai chi fydd yn gofalu amdano o hyn ymlaen: ei ddiweddariadau, ei atgyweirio, a'i ailgylchu yn y diwedd.
- i beidio â gwneud dim anghyfreithlon ag ef.

Rydym ni
- wedi ei sychu'n lân cyn i chi ei gael.
- yn cadw cofnod o ba eitem a roddwyd, a'ch enw a'ch manylion cyswllt am ddim mwy o amser nag sydd raid.
- yn helpu pan nad yw rhywbeth yn gweithio ar y dechrau. Gofynnwch i'r hyb a'i rhoddodd i chi.)";

constexpr std::array all_house_agreements = {
    HouseAgreement{AllocationKind::loan, Language::en, 1, loan_en},
    HouseAgreement{AllocationKind::loan, Language::cy, 1, loan_cy},
    HouseAgreement{AllocationKind::gift, Language::en, 1, gift_en},
    HouseAgreement{AllocationKind::gift, Language::cy, 1, gift_cy},
};

std::optional<int> whole(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_all = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return is_all && number >= 1 ? std::optional{number} : std::nullopt;
}

}  // namespace

std::string name_of(const AgreementName& name) {
    return std::string{name.is_house ? house_prefix : scheme_prefix} + std::to_string(name.version);
}

std::optional<AgreementName> parse_agreement_name(std::string_view text) {
    const bool is_house = text.starts_with(house_prefix);
    if (!is_house && !text.starts_with(scheme_prefix)) return std::nullopt;
    text.remove_prefix(is_house ? house_prefix.size() : scheme_prefix.size());
    const std::optional<int> version = whole(text);
    return version ? std::optional{AgreementName{is_house, *version}} : std::nullopt;
}

std::span<const HouseAgreement> house_agreements() { return all_house_agreements; }

const HouseAgreement& house_agreement(AllocationKind kind, Language language) {
    const HouseAgreement* newest = all_house_agreements.data();
    for (const HouseAgreement& each : all_house_agreements) {
        if (each.kind == kind && each.language == language) newest = &each;
    }
    return *newest;
}

const HouseAgreement* find_house_agreement(AllocationKind kind, Language language, int version) {
    for (const HouseAgreement& each : all_house_agreements) {
        if (each.kind == kind && each.language == language && each.version == version) return &each;
    }
    return nullptr;
}

std::string agreement_fault(std::string_view text) {
    if (has_control_characters(text, true)) return "Remove the characters that cannot be printed.";
    const std::size_t length = character_count(trimmed(text));
    if (length < agreement_length_min) return "Write what somebody agrees to.";
    if (length > agreement_length_max) {
        return "Shorten this to " + std::to_string(agreement_length_max) + " characters.";
    }
    return "";
}

}  // namespace kitbank
