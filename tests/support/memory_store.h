#pragma once
#include <functional>
#include <mutex>
#include <string>

#include "server/usecase/ports.h"
#include "tests/support/memory_state.h"

namespace kitbank {

// The store's twin: the whole port over plain maps, for tests that need no database. It keeps the
// database's promises, checked for both by tests/store/contract_test.cpp: an operation works on a
// copy that takes the state's place when it answers true; what the schema holds unique is unique
// here; a broken promise is a StoreFailure and leaves everything as it was. Threads take turns. An
// operation may ask read(), which sees what is committed, but not write() again.
class MemoryStore : public Store {
  public:
    void read(const std::function<void(Reader&)>& questions) override;
    void write(const std::function<bool(Transaction&)>& operation) override;

    // The next `count` reads and writes fail with this code before they begin: the database is gone.
    void fail_next(RefusalCode code, int count = 1);

    // All that is committed, as text.
    std::string dump();

    // All that is committed, to look at, and to put back when a test has done with it; and how many
    // operations were committed so far.
    MemoryState snapshot();
    void put_back(const MemoryState& state);
    int commits();

  private:
    void fail_when_told();

    std::recursive_mutex mutex_;
    MemoryState state_;
    bool writing_ = false;
    int commits_ = 0;
    RefusalCode failure_ = RefusalCode::unavailable;
    int failures_left_ = 0;
};

}  // namespace kitbank
