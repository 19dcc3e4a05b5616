#pragma once
#include <map>

#include "server/store/connection.h"
#include "server/usecase/partners/account_ports.h"

namespace kitbank {

class MysqlAccounts : public AccountReader, public AccountWriter {
  public:
    explicit MysqlAccounts(Connection& connection) : connection_(connection) {}

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
    std::optional<Person> person_from(Rows rows);

    Connection& connection_;
    // A person is changed only as they were read.
    std::map<PersonId, std::int64_t> loaded_versions_;
};

}  // namespace kitbank
