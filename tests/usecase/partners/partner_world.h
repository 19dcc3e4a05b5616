#pragma once
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/ports.h"
#include "tests/support/letters.h"
#include "tests/support/world.h"

namespace kitbank {

// A World with people in it, each with an account and one membership.
class PartnerWorld : public World {
  public:
    struct Someone {
        PersonId person;
        Membership membership;
        Caller caller;
        std::string email;
    };

    Someone add(Role role, OrganisationId where = OrganisationId{1}) {
        Someone someone;
        const std::string name = std::string{name_of(role)} + std::to_string(++count_);
        someone.email = name + "@example.org";
        store.write([&](Transaction& tx) {
            someone.person =
                tx.write_accounts().insert_person({{}, someone.email, name, "$fake$", false});
            someone.membership = {{},   crypto.make_uuid(), someone.person, where,
                                  role, std::nullopt,       clock.now(),    std::nullopt};
            someone.membership.id = tx.write_partners().insert_membership(someone.membership);
            return true;
        });
        someone.caller = {role,         where,
                          std::nullopt, "person:" + std::to_string(someone.person.value),
                          name,         someone.person};
        return someone;
    }

    Session session_of(const Someone& someone) {
        Session session{crypto.digest(crypto.make_secret()),
                        someone.person,
                        someone.membership.id,
                        "csrf",
                        clock.now(),
                        clock.now() + std::chrono::hours{12},
                        "",
                        {}};
        store.write([&](Transaction& tx) {
            tx.write_accounts().insert_session(session);
            return true;
        });
        return session;
    }

    bool is_alive(const Session& session) {
        bool alive = false;
        store.read([&](Reader& reader) {
            alive = reader.accounts().session(session.token, clock.now()).has_value();
        });
        return alive;
    }

    std::vector<Member> members(OrganisationId where = OrganisationId{1}) {
        std::vector<Member> found;
        store.read([&](Reader& reader) { found = reader.partners().members(where); });
        return found;
    }

    // The nouns of a subject's audit events, in their order.
    std::string audit_of(const std::string& subject) {
        std::string nouns;
        store.read([&](Reader& reader) {
            for (const AuditEvent& event : reader.trust().audit_of(subject))
                nouns += (nouns.empty() ? "" : " ") + event.event;
        });
        return nouns;
    }

    // The secret at the end of the link in the newest letter.
    std::string secret_in_last_letter() {
        const std::vector<Mail> letters = letters_posted(*this);
        if (letters.empty()) throw std::runtime_error{"no letter was posted"};
        const std::string& text = letters.back().text;
        const std::size_t start = text.find("/join/") + 6;
        return text.substr(start, text.find('\n', start) - start);
    }

  private:
    int count_ = 0;
};

}  // namespace kitbank
