#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/result.h"
#include "server/web/call.h"
#include "server/web/json.h"
#include "server/web/problem.h"

// What the API's handlers share: reading a body's fields, and writing an answer.
namespace kitbank::web::api {

Response answer(int status, const Json& body);
Response refused(const Refusal& refusal);

// The body as a JSON object, or `malformed` with the place.
Result<Json> read_object(const Request& request);

// Takes the fields of one JSON object and remembers what was wrong with each, so that a caller
// learns everything at once. `path` stands before the names: "events[3].".
class FieldReader {
  public:
    FieldReader(const Json& object, std::string path) : object_(object), path_(std::move(path)) {}

    // Absent and null are the same: an empty text, nothing, an empty list.
    std::string text(std::string_view name);
    std::optional<std::int64_t> number(std::string_view name, std::int64_t least,
                                       std::int64_t most);
    bool flag(std::string_view name);
    std::optional<Instant> instant(std::string_view name);
    const Json* list(std::string_view name);

    bool has(std::string_view name) const;
    // The fields nobody took so far.
    std::vector<std::string> others() const;
    const Json& member(const std::string& name) const { return object_.at(name); }

    void fault(std::string_view name, std::string sentence);
    void refuse_others();
    std::vector<FieldFault>& faults() { return faults_; }
    // `invalid_fields` with all faults so far; nothing when there are none.
    std::optional<Refusal> refusal() const;
    const std::string& path() const { return path_; }

  private:
    const Json* take(std::string_view name);

    const Json& object_;
    std::string path_;
    std::set<std::string, std::less<>> taken_;
    std::vector<FieldFault> faults_;
};

inline constexpr std::string_view instant_sentence =
    "Write the time like 2026-11-21T09:30:00Z, with its zone.";

// A tag as a path, a query or a body has it, however it was typed. `tag_malformed` says what is wrong.
Result<Tag> read_tag(std::string_view text);

// Names of the query that this call does not know: they would be ignored, and the answer wrong.
std::optional<Refusal> check_query(const Fields& query,
                                   std::initializer_list<std::string_view> known);

// A plain whole number of a query; `fallback` when it is absent.
Result<std::int64_t> query_number(const Fields& query, std::string_view name, std::int64_t fallback,
                                  std::int64_t least, std::int64_t most);

// A line of text of a query, `characters_max` at most; empty when it is absent.
Result<std::string> query_line(const Fields& query, std::string_view name,
                               std::size_t characters_max);

// What is wrong with a line of text; empty when nothing is.
std::string line_fault(std::string_view line, std::size_t characters_max);

}  // namespace kitbank::web::api
