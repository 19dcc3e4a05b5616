#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "server/flow_solver.h"
#include "server/store/mysql_store.h"
#include "server/web/call.h"
#include "tests/bench/hand_written.h"
#include "tests/support/fakes.h"

// Kitbank in this process, over the private database: without sockets, so that only the work is measured.
namespace kitbank::bench {

DatabaseAddress address_of(const Address& database);

struct AskedPage {
    web::Response (*show)(const web::Call& call);
    std::string path, query;
    std::string_view proof;  // what stands on the page when it is whole
};

// Pages as a manager of the scheme gets them, over its real store.
class ManagerPages {
  public:
    explicit ManagerPages(const DatabaseAddress& address) : store_(address) {}

    // How long it took. Throws when it is not the page that was asked for.
    double page_ms(OrganisationId scheme, const AskedPage& asked);

  private:
    MysqlStore store_;
    FixedClock clock_{
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now())};
    FakeCrypto crypto_;
    LondonZones zones_;
    FakeSafe safe_;
    LemonFlow flow_;
    Ports ports_{store_, clock_, crypto_, zones_, safe_, flow_};
    EventCombiner combiner_{ports_};
    web::Services services_{ports_, combiner_, {}, {}, {}};
};

}  // namespace kitbank::bench
