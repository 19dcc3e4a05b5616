#include "tests/support/memory_store.h"

#include <stdexcept>

#include "tests/support/memory_transaction.h"

namespace kitbank {

void MemoryStore::read(const std::function<void(Reader&)>& questions) {
    const std::scoped_lock lock{mutex_};
    fail_when_told();
    MemoryTransaction reader{state_};
    questions(reader);
}

void MemoryStore::write(const std::function<bool(Transaction&)>& operation) {
    const std::scoped_lock lock{mutex_};
    if (writing_) throw std::logic_error{"a write inside a write"};
    fail_when_told();
    MemoryState copy = state_;
    MemoryTransaction transaction{copy};
    writing_ = true;
    bool committed = false;
    try {
        committed = operation(transaction);
    } catch (...) {
        writing_ = false;
        throw;
    }
    writing_ = false;
    if (!committed) return;
    state_ = std::move(copy);
    ++commits_;
}

void MemoryStore::fail_next(RefusalCode code, int count) {
    const std::scoped_lock lock{mutex_};
    failure_ = code;
    failures_left_ = count;
}

std::string MemoryStore::dump() {
    const std::scoped_lock lock{mutex_};
    return kitbank::dump(state_);
}

MemoryState MemoryStore::snapshot() {
    const std::scoped_lock lock{mutex_};
    return state_;
}

void MemoryStore::put_back(const MemoryState& state) {
    const std::scoped_lock lock{mutex_};
    state_ = state;
}

int MemoryStore::commits() {
    const std::scoped_lock lock{mutex_};
    return commits_;
}

void MemoryStore::fail_when_told() {
    if (failures_left_ == 0) return;
    --failures_left_;
    throw StoreFailure{failure_, "the test asked for it"};
}

}  // namespace kitbank
