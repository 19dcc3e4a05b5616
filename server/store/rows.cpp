#include "server/store/rows.h"

#include <cppconn/resultset.h>

#include <algorithm>

#include "server/store/moment.h"
#include "server/usecase/ports.h"

namespace kitbank {
namespace {

template <class Bytes>
Bytes bytes_of(const std::string& text) {
    Bytes bytes{};
    if (text.size() != bytes.size()) {
        throw StoreFailure{RefusalCode::internal, "a binary column of another length"};
    }
    std::ranges::transform(text, bytes.begin(),
                           [](char c) { return static_cast<std::uint8_t>(c); });
    return bytes;
}

}  // namespace

Rows::Rows(std::unique_ptr<sql::ResultSet> found) : found_(std::move(found)) {}
Rows::~Rows() = default;
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;

bool Rows::next() {
    column_ = 0;
    return found_->next();
}

std::string Rows::text() { return found_->getString(++column_).asStdString(); }
std::int64_t Rows::number() { return found_->getInt64(++column_); }
std::uint64_t Rows::natural() { return found_->getUInt64(++column_); }
Instant Rows::instant() { return from_datetime(text()); }
Date Rows::date() { return from_sql_date(text()); }
Hash Rows::hash() { return bytes_of<Hash>(text()); }
Uuid Rows::uuid() { return Uuid{bytes_of<decltype(Uuid::bytes)>(text())}; }
bool Rows::is_null() const { return found_->isNull(column_ + 1); }

void fail_unknown_word() {
    throw StoreFailure{RefusalCode::internal, "a word that this program does not know"};
}

}  // namespace kitbank
