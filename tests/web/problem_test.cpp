#include "server/web/problem.h"

#include <doctest/doctest.h>

#include <set>

#include "server/web/json.h"

namespace kitbank::web {
namespace {

constexpr FaultCode all_faults[] = {FaultCode::malformed,
                                    FaultCode::method_not_allowed,
                                    FaultCode::method_unknown,
                                    FaultCode::request_timeout,
                                    FaultCode::length_required,
                                    FaultCode::too_large,
                                    FaultCode::address_too_long,
                                    FaultCode::unsupported_media_type,
                                    FaultCode::wrong_host,
                                    FaultCode::expectation_unknown,
                                    FaultCode::headers_too_large,
                                    FaultCode::encoding_unsupported,
                                    FaultCode::version_unsupported,
                                    FaultCode::too_many_connections,
                                    FaultCode::internal};

TEST_CASE("every refusal has a status that tells the client's part from ours") {
    for (const RefusalText& text : refusal_table()) {
        CAPTURE(text.name);
        const int status = status_of(text.code);
        CHECK(status >= 400);
        CHECK(status < 600);
        CHECK((status >= 500 || status == 429) == text.retry);
        CHECK(find_problem(text.name)->status == status);
    }
}

TEST_CASE("every fault of the wire has its words in the same table, with the same status") {
    CHECK(std::size(all_faults) == static_cast<std::size_t>(FaultCode::internal) + 1);
    for (const FaultCode fault : all_faults) {
        CAPTURE(name_of(fault));
        const auto text = find_problem(name_of(fault));
        REQUIRE(text);
        CHECK(text->status == status_of(fault));
        CHECK_FALSE(text->sentence.empty());
    }
}

TEST_CASE("each code stands in the table once") {
    std::set<std::string_view> codes;
    for (const ProblemText& text : problem_table()) CHECK(codes.insert(text.code).second);
    CHECK_FALSE(find_problem("no_such_code"));
}

TEST_CASE("a problem tells type, title, status, detail, code, retry and the fields") {
    const Response response = problem_json(
        problem_of(Refusal{RefusalCode::invalid_fields, "", {{"make", "This is needed."}}}));
    CHECK(response.status == 422);
    CHECK(response.content_type == "application/problem+json");
    CHECK(Json::parse(response.body) ==
          Json{{"type", "/problems/invalid_fields"},
               {"title", "Some answers need changing"},
               {"status", 422},
               {"detail",
                "Some answers are missing or wrong. Correct the ones named and send again."},
               {"code", "invalid_fields"},
               {"retry", false},
               {"fields", {{{"field", "make"}, {"detail", "This is needed."}}}}});
}

TEST_CASE("waiting is asked for where it helps, and a sign-in where it is missing") {
    const auto header = [](RefusalCode code, std::string_view name) {
        for (const auto& [key, value] : problem_json(problem_of(Refusal{code, "", {}})).headers) {
            if (key == name) return value;
        }
        return std::string();
    };
    CHECK(header(RefusalCode::busy, "Retry-After") == "1");
    CHECK(header(RefusalCode::unavailable, "Retry-After") == "5");
    CHECK(header(RefusalCode::storage_full, "Retry-After") == "60");
    CHECK(header(RefusalCode::forbidden, "Retry-After").empty());
    CHECK(header(RefusalCode::unauthenticated, "WWW-Authenticate") == "Bearer");
}

TEST_CASE("text that is not UTF-8 in a sentence does not break the answer") {
    const auto body = problem_body(problem_of(Refusal{RefusalCode::malformed, "a\xFFz", {}}));
    CHECK(Json::parse(body)["code"] == "malformed");
}

}  // namespace
}  // namespace kitbank::web
