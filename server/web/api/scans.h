#pragma once

#include "server/web/call.h"

namespace kitbank::web::api {

// POST /api/v1/scans: what a scanner kept while it had no line, 1 to 500 events.
//
// All or nothing as a delivery: a body that does not read, whose `count` is not the number of its
// events, or in which an event has no id, is refused whole and changes nothing. Past that each event
// is judged alone, as a fact that has happened; one that cannot be read (its tag, its event, its
// time) is answered `refused` with the problem, so that it does not hold up the others.
//
// Events of data stock (core/databank/stock_scan.h) name a `sim` or a `consignment` in place of the tag, and stand among the others.
// They are recorded after those of devices, each in a transaction of its own; what the rules refuse of them is answered `conflict` and
// waits for a person.
//
// With `live` the events are wishes, asked while somebody stands at the desk: what is refused leaves nothing behind.
//
// `sent_at` is the scanner's clock when it sent; the difference to ours is its clock's error, and
// each event's time is corrected by it.
Response record_scans(const Call& call);

inline constexpr std::size_t scan_count_max = 500;

}  // namespace kitbank::web::api
