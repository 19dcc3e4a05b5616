#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "server/store/rows.h"

// What is done with the rows of most queries, once a room says how one of them is read.
namespace kitbank {

template <class Row>
std::optional<Row> one(Rows rows, Row (*read)(Rows&)) {
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

template <class Row>
std::vector<Row> all(Rows rows, Row (*read)(Rows&)) {
    std::vector<Row> list;
    while (rows.next()) list.push_back(read(rows));
    return list;
}

// Rows of one column.
template <class IdType>
std::vector<IdType> ids_from(Rows rows) {
    return all<IdType>(std::move(rows), [](Rows& row) { return row.id<IdType>(); });
}

template <class Row>
std::optional<Row> first_of(std::vector<Row> list) {
    if (list.empty()) return std::nullopt;
    return std::move(list.front());
}

}  // namespace kitbank
