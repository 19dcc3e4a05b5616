#include "server/store/house_keys.h"

#include <array>
#include <stdexcept>

#include "embedded/statement.h"
#include "server/store/connection.h"
#include "server/store/outcome.h"
#include "server/store/transaction.h"

namespace kitbank {
namespace {

constexpr int no_such_table = 1146;

struct Rewrap {
    std::string_view place;
    const std::string_view& statement;
};

// clang-format off
const std::array rewraps = {
    Rewrap{"resident.sealed_key",            statement::rewrap_resident_sealed_key},
    Rewrap{"kit_request.sealed_draft",       statement::rewrap_kit_request_sealed_draft},
    Rewrap{"second_factor.secret",           statement::rewrap_second_factor_secret},
    Rewrap{"outbox.address",                 statement::rewrap_outbox_address},
    Rewrap{"outbox.subject",                 statement::rewrap_outbox_subject},
    Rewrap{"outbox.text",                    statement::rewrap_outbox_text},
    Rewrap{"outbox.personalisation",         statement::rewrap_outbox_personalisation},
    Rewrap{"sign_in_provider.client_secret", statement::rewrap_sign_in_provider_client_secret},
    Rewrap{"complaint.person",               statement::rewrap_complaint_person},
    Rewrap{"complaint.matter",               statement::rewrap_complaint_matter},
    Rewrap{"complaint.lessons",              statement::rewrap_complaint_lessons},
    Rewrap{"access_request.person",          statement::rewrap_access_request_person},
    Rewrap{"access_request.matter",          statement::rewrap_access_request_matter},
    Rewrap{"access_request.reason",          statement::rewrap_access_request_reason},
    Rewrap{"register_note.text",             statement::rewrap_register_note_text},
};
// clang-format on

const std::string_view& rewrap_of(const std::string& place) {
    for (const Rewrap& each : rewraps) {
        if (each.place == place) return each.statement;
    }
    throw std::logic_error{"no statement rewraps " + place};
}

}  // namespace

std::vector<HouseKey> house_keys(const DatabaseAddress& address) {
    Connection connection{address};
    std::vector<HouseKey> keys;
    try {
        Rows rows = connection.query(statement::house_keys);
        while (rows.next()) {
            HouseKey key;
            key.kind = rows.text();
            key.number = static_cast<int>(rows.number());
            key.fingerprint = rows.hash();
            keys.push_back(std::move(key));
        }
    } catch (const DatabaseError& error) {
        if (error.number() != no_such_table) throw;
    }
    return keys;
}

void note_house_keys(const DatabaseAddress& address, const std::vector<HouseKey>& keys) {
    Connection connection{address};
    try {
        for (const HouseKey& key : keys) {
            connection.change(statement::house_key_insert, key.kind, key.number, key.fingerprint);
        }
    } catch (const DatabaseError& error) {
        if (error.number() != no_such_table) throw;
    }
}

void forget_masters_below(const DatabaseAddress& address, int number) {
    Connection connection{address};
    connection.change(statement::house_keys_forget, number);
}

std::vector<SealedValue> sealed_with_old_keys(const DatabaseAddress& address, int newest,
                                              int limit) {
    Connection connection{address};
    Rows rows = connection.query(statement::sealed_with_old_keys, newest, limit);
    std::vector<SealedValue> values;
    while (rows.next()) {
        SealedValue value;
        value.place = rows.text();
        value.row_key = rows.text();
        value.context = rows.text();
        value.sealed = rows.text();
        values.push_back(std::move(value));
    }
    return values;
}

int rewrap(const DatabaseAddress& address, const std::vector<RewrappedValue>& values) {
    Pool pool{address, 1, std::chrono::seconds{5}};
    std::int64_t count = 0;
    in_transaction(pool, {}, [&](Connection& connection) {
        count = 0;
        for (const RewrappedValue& value : values) {
            count += connection.change(rewrap_of(value.old.place), value.sealed, value.old.row_key,
                                       value.old.sealed);
        }
        return true;
    });
    return static_cast<int>(count);
}

}  // namespace kitbank
