#include <iostream>

#include "server/command/command.h"
#include "server/web/permission_document.h"

// `permissions`: docs/permissions.md, as the tables have it.
namespace kitbank {

int show_permissions() {
    std::cout << web::permission_document();
    return 0;
}

}  // namespace kitbank
