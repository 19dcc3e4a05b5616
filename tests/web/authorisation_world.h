#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/core/policy.h"
#include "server/usecase/requests/records.h"
#include "server/usecase/residents/records.h"
#include "server/web/service.h"
#include "tests/support/world.h"

// Two organisations with hubs, people, programs and things of every kind, for the generated matrix of
// who may do what (authorisation_test.cpp). What belongs to one hub or organisation carries a mark in
// its serial, donor, recipient or name that no other's answer may hold.
namespace kitbank::web {

// What makes a caller's key good, or not.
enum class Key { good, none, unknown, over };

struct Who {
    std::string name;  // "hub_staff at SOUTH"
    Key key = Key::good;
    Caller caller;       // of a good key
    std::string token;   // for programs
    std::string cookie;  // for pages
    std::string csrf;
};

// What fills the places of an address, and whose it is. Without an organisation it never was.
struct Target {
    std::string name;  // "laptop of SOUTH, on_loan"
    std::map<std::string, std::string> places;
    std::optional<OrganisationId> organisation;
    HubId home;
    std::string owner;           // actor who made it
    bool is_bare_label = false;  // on no device
};

struct Sent {
    Response response;
    bool wrote = false;
    // A question or refusal wrote more than an attempt, which is counted against guessing.
    bool changed = false;
};

class AuthorisationWorld {
  public:
    AuthorisationWorld();

    // The route with its places filled, sent as this caller would send it. Everything is put back
    // afterwards.
    Sent send(const Who& who, const Route& route, Method method, const Target& target,
              const std::string& body);

    // All targets that fit the places of the route; one without any when it has none.
    std::vector<Target> targets_of(const Route& route) const;
    // Where a tag is asked for in the query or the body instead.
    static bool takes_tag_elsewhere(std::string_view pattern);

    World world;
    Hub south;
    Hub east;
    OrganisationId theirs;
    std::vector<Who> callers;
    MemoryState state;  // as it is put back
    std::string dump_of_state;

  private:
    void add_callers();
    void add_caller(Role role, OrganisationId organisation, const std::optional<Hub>& hub);
    void add_bad_keys();
    void add_devices(OrganisationId organisation, const Hub& hub, const std::string& mark);
    void add_data_items(OrganisationId organisation, const Hub& hub, const std::string& mark);
    void add_data_issue(OrganisationId organisation, const Hub& hub, const std::string& mark,
                        BundleId bundle);
    void add_intake(OrganisationId organisation, const Hub& hub, const std::string& mark,
                    BundleId bundle);
    void add_moves(OrganisationId organisation, const Hub& from, const Hub& to,
                   const std::string& mark);
    void add_residents();
    void add_proposal(const std::string& reference, Target target);
    void add_appointment(const std::string& reference, Target target);
    void add_handover(const KitRequest& request, Target target);
    void add_request(const Resident& resident, const Hub& hub, const std::string& mark);
    void add_handles();
    void mark_devices();
    void add_target(const std::string& kind, Target target);
    Request request_for(const Who& who, const Route& route, Method method, const Target& target,
                        const std::string& body);

    EventCombiner combiner_;
    Services services_;
    WebService service_;
    std::map<DeviceId, std::string> marks_;
    int items_made_ = 0;
    std::map<std::string, std::vector<Target>> targets_;  // by the names of the places
};

// A value for the body of a write to this route, good enough to be let through where it may be.
std::string body_for(const Route& route, const Who& who, const Target& target, DeviceEvent event);

}  // namespace kitbank::web
