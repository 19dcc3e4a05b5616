#pragma once
#include "server/usecase/partners/account_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryAccounts : public AccountReader, public AccountWriter {
  public:
    explicit MemoryAccounts(MemoryState& state) : state_(state) {}

    std::optional<Person> person(PersonId id) override;
    std::optional<Person> person_by_email(std::string_view email) override;
    std::optional<Session> session(const Hash& token, Instant now) override;
    std::vector<Session> sessions_of(PersonId person, Instant now) override;

    PersonId insert_person(const Person& person) override;
    void update_person(const Person& person) override;
    void insert_session(const Session& session) override;
    void end_session(const Hash& token) override;
    void end_sessions_of(PersonId person) override;
    void end_sessions_in(MembershipId membership) override;

  private:
    MemoryState& state_;
};

}  // namespace kitbank
