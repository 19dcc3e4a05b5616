#pragma once
#include <doctest/doctest.h>

#include "tests/support/bench.h"
#include "tests/support/memory_store.h"
#if __has_include("tests/store/scratch_database.h")
#include "tests/store/scratch_database.h"
#define KITBANK_STORES kitbank::MemoryStore, kitbank::MysqlStore
#else
#define KITBANK_STORES kitbank::MemoryStore
#endif

namespace kitbank {

// The store under test, one for the whole program: test cases keep out of each other's way by
// organisation, tag and id, as schemes on one database do.
template <class S>
Store& shared_store();

template <>
inline Store& shared_store<MemoryStore>() {
    static MemoryStore store;
    return store;
}

#if __has_include("tests/store/scratch_database.h")
template <>
inline Store& shared_store<MysqlStore>() {
    static ScratchDatabase database;
    return database.store();
}
#endif

}  // namespace kitbank
