#include <doctest/doctest.h>

#include "server/store/devices/texts.h"
#include "server/store/json_rows.h"
#include "server/store/moment.h"
#include "server/store/outcome.h"
#include "server/usecase/ports.h"

namespace kitbank {

TEST_CASE("moments go to the database and come back to the microsecond") {
    for (const char* text : {"1970-01-01T00:00:00Z", "2026-11-22T02:40:00.000001Z",
                             "2024-02-29T23:59:59.999999Z", "9999-12-31T23:59:59.1Z"}) {
        const Instant instant = parse_instant(text).value();
        CHECK(from_datetime(to_datetime(instant)) == instant);
    }
    CHECK(to_datetime(*parse_instant("2026-11-22T02:40:00.07Z")) == "2026-11-22 02:40:00.070000");
    CHECK_THROWS_AS(from_datetime("yesterday"), StoreFailure);
}

TEST_CASE("rows are written as JSON_TABLE reads them") {
    JsonRows rows;
    CHECK(rows.empty());
    CHECK(rows.text() == "[]");
    rows.add_row(DeviceId{7}, HubId{}, std::optional<Date>{}, true, "a\"\\\n\x01 caf\u00e9");
    rows.add_row(Tag{"KB7F3K9Q2X"}, Uuid{}, std::uint64_t{18446744073709551615U});
    CHECK(rows.text() ==
          "[[7,null,null,1,\"a\\\"\\\\\\u000a\\u0001 caf\u00e9\"],"
          "[\"KB7F3K9Q2X\",\"00000000000000000000000000000000\",18446744073709551615]]");
}

TEST_CASE("lists in one column come back as they were") {
    const Evidence evidence{{"notes", "\"quoted\"\n\u00e9 \\"}, {"grade", "B"}};
    CHECK(evidence_from(to_json(evidence)) == evidence);
    const std::vector<Medium> media{{"S1", "A/B", 1'000'204'886'016, MediumType::nvme}, {}};
    CHECK(media_from(to_json(media)) == media);
    const std::vector<std::string> lines{"one", ""};
    CHECK(lines_from(to_json(lines)) == lines);
    CHECK(media_from("").empty());
}

TEST_CASE("text that is no such list is a broken world") {
    CHECK_THROWS_AS(media_from("[[1]]"), StoreFailure);
    CHECK_THROWS_AS(media_from("[[\"s\",\"m\",1,\"tape\"]]"), StoreFailure);
    CHECK_THROWS_AS(evidence_from("{"), StoreFailure);
}

TEST_CASE("what a database error says of a value stays out of the log") {
    const DatabaseError twin{1062,
                             "Duplicate entry 'it's robin@example.org' for key 'person_email'"};
    CHECK(std::string{twin.what()} ==
          "database error 1062: Duplicate entry '...' for key 'person_email'");
    const DatabaseError other{1146, "Table 'kitbank.colour' doesn't exist"};
    CHECK(std::string{other.what()}.find("kitbank.colour") != std::string::npos);
}

}  // namespace kitbank
