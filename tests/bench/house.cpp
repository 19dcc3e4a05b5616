#include "tests/bench/house.h"

#include <stdexcept>

#include "server/web/text.h"

namespace kitbank::bench {

DatabaseAddress address_of(const Address& database) {
    DatabaseAddress address;
    address.user = database.user;
    address.password = database.password;
    address.socket = database.socket;
    address.schema = "kitbank";
    return address;
}

double ManagerPages::page_ms(OrganisationId scheme, const AskedPage& asked) {
    web::Request request;
    request.path = asked.path;
    request.raw_query = asked.query;
    request.query = web::parse_fields(request.raw_query).value();
    web::Call call{request, services_};
    call.caller = {Role::manager, scheme, std::nullopt, "person:1", "A manager"};
    const auto begun = std::chrono::steady_clock::now();
    const web::Response page = asked.show(call);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    if (page.status != 200 || page.body.find(asked.proof) == std::string::npos) {
        throw std::runtime_error("the page " + asked.path + " is not there");
    }
    return took.count();
}

}  // namespace kitbank::bench
