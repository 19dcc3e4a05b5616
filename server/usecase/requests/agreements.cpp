#include "server/usecase/requests/agreements.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

AgreementText text_of(const HouseAgreement& house) {
    return {{true, house.version}, {}, house.kind, house.language, std::string{house.text}};
}

AgreementText text_of(const Agreement& own) {
    return {{false, own.version}, own.id, own.kind, own.language, own.text};
}

std::string content_of(const WriteAgreement& command) {
    CanonicalText text;
    text.add("write agreement").add(name_of(command.kind)).add(name_of(command.language));
    return text.add(command.text).text();
}

// Browsers end lines with CR and LF; versions keep LF alone.
std::string plain_lines(std::string_view typed) {
    std::string text;
    for (const char c : trimmed(typed)) {
        if (c != '\r') text += c;
    }
    return text;
}

Result<Done<Agreement>> write(const WriteAgreement& command, Transaction& tx, Ports& ports) {
    const OrganisationId organisation = command.caller.organisation;
    tx.write_partners().lock_organisation(organisation);
    const auto newest =
        tx.handovers().newest_agreement(organisation, command.kind, command.language);
    Agreement row;
    row.organisation = organisation;
    row.kind = command.kind;
    row.language = command.language;
    row.version = newest ? newest->version + 1 : 1;
    row.text = plain_lines(command.text);
    row.from_at = ports.clock.now();
    row.written_by = command.caller.actor;
    row.id = tx.write_handovers().insert_agreement(row);
    record_audit(
        {"organisation:" + std::to_string(organisation.value), "agreement", command.caller.actor,
         organisation},
        {{"text", std::string{name_of(row.kind)} + " " + std::string{name_of(row.language)} + " " +
                      std::to_string(row.version)}},
        tx, ports);
    const std::string answer = std::to_string(row.version);
    return Done<Agreement>{std::move(row), answer};
}

}  // namespace

AgreementText agreement_in_force(OrganisationId organisation, AllocationKind kind,
                                 Language language, Reader& reader) {
    const auto own = reader.handovers().newest_agreement(organisation, kind, language);
    return own ? text_of(*own) : text_of(house_agreement(kind, language));
}

std::optional<AgreementText> find_agreement(OrganisationId organisation, AllocationKind kind,
                                            Language language, const AgreementName& name,
                                            Reader& reader) {
    if (name.is_house) {
        const HouseAgreement* house = find_house_agreement(kind, language, name.version);
        return house != nullptr ? std::optional{text_of(*house)} : std::nullopt;
    }
    const auto own = reader.handovers().agreement(organisation, kind, language, name.version);
    return own ? std::optional{text_of(*own)} : std::nullopt;
}

std::optional<AgreementText> agreement_signed(const Handover& row, Ports& ports) {
    std::optional<AgreementText> text;
    ports.store.read([&](Reader& reader) {
        text = find_agreement(row.organisation, row.kind, row.language, agreement_of(row), reader);
    });
    return text;
}

std::vector<AgreementText> agreements_to_sign(const Handover& row, Ports& ports) {
    std::vector<AgreementText> texts;
    ports.store.read([&](Reader& reader) {
        texts.clear();
        for (const Language language : {Language::en, Language::cy}) {
            texts.push_back(agreement_in_force(row.organisation, row.kind, language, reader));
        }
    });
    if (row.language == Language::cy) std::ranges::reverse(texts);
    return texts;
}

Result<AgreementBook> list_agreements(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::manage_lending)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    AgreementBook book;
    ports.store.read([&](Reader& reader) {
        book.in_force.clear();
        for (const AllocationKind kind : {AllocationKind::loan, AllocationKind::gift}) {
            for (const Language language : {Language::en, Language::cy}) {
                book.in_force.push_back(
                    agreement_in_force(caller.organisation, kind, language, reader));
            }
        }
        book.versions =
            reader.handovers().agreements(caller.organisation, agreement_versions_shown);
    });
    return book;
}

Result<Agreement> write_agreement(const WriteAgreement& command, Ports& ports) {
    if (!may(command.caller.role, Permission::manage_lending)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const std::string fault = agreement_fault(command.text);
    if (!fault.empty()) return Refusal{RefusalCode::invalid_fields, "", {{"text", fault}}};
    return once<Agreement>(
        {command.id, content_of(command), command.caller.actor}, ports,
        [&](Transaction& tx) { return write(command, tx, ports); },
        [&](Transaction& tx, const std::string& answer) -> Result<Agreement> {
            const auto kept = tx.handovers().agreement(command.caller.organisation, command.kind,
                                                       command.language, std::stoi(answer));
            if (kept) return *kept;
            return Refusal{RefusalCode::not_found, "", {}};
        });
}

}  // namespace kitbank
