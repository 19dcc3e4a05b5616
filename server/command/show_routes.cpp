#include <iostream>

#include "server/command/command.h"
#include "server/web/json.h"
#include "server/web/routes.h"

// `routes`: the whole surface of the server, for documents and for attacks that must leave nothing out.
namespace kitbank {
namespace {

web::Json described(const web::Route& route) {
    return {{"method", web::name_of(route.method)},  {"pattern", route.pattern},
            {"access", route.access.name()},         {"body_bytes_max", route.body.bytes_max},
            {"media_types", route.body.media_types}, {"ids_inside", route.body.has_ids_inside},
            {"api", web::is_api_path(route.pattern)}};
}

}  // namespace

int show_routes() {
    for (const web::Route& route : web::routes()) std::cout << described(route).dump() << '\n';
    return 0;
}

}  // namespace kitbank
