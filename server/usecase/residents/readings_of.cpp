#include "server/usecase/residents/readings_of.h"

#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"

namespace kitbank {
namespace {

ReadingPage page_of(const Resident& resident, const std::optional<Uuid>& before, Reader& reader,
                    Safe& safe) {
    ReadingPage page{resident, {}, reader.residents().count_readings(resident.id), {}};
    const std::string key = resident.erased_at ? "" : open_key(resident, safe);
    for (Reading& row :
         reader.residents().readings_of(resident.id, before, reading_page_size + 1)) {
        if (page.lines.size() == reading_page_size) {
            page.next = page.lines.back().reading.id;
            break;
        }
        std::string words = open_words(resident, key, row.id, row.sealed_words, safe);
        page.lines.push_back({std::move(row), std::move(words)});
    }
    return page;
}

}  // namespace

Result<ReadingPage> readings_of(const Caller& caller, std::string_view reference,
                                const std::optional<Uuid>& before, Ports& ports) {
    Result<ReadingPage> answer = Refusal{RefusalCode::resident_not_found, "", {}};
    ports.store.read([&](Reader& reader) {
        const Result<Resident> resident =
            reachable(caller, Permission::see_readings, reference, reader);
        if (resident) {
            answer = page_of(*resident, before, reader, ports.safe);
        } else {
            answer = resident.refusal();
        }
    });
    return answer;
}

Result<std::vector<Reading>> readings_by(const Caller& caller, const std::string& actor,
                                         Instant from, Instant to, Ports& ports) {
    if (reach_of(caller.role, Permission::see_readings) != Reach::organisation) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<Reading> rows;
    ports.store.read([&](Reader& reader) {
        rows =
            reader.residents().readings_by(caller.organisation, actor, from, to, breach_list_max);
    });
    return rows;
}

}  // namespace kitbank
