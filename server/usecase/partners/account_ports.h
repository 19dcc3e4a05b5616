#pragma once
#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

class AccountReader {
  public:
    virtual ~AccountReader() = default;

    virtual std::optional<Person> person(PersonId id) = 0;
    virtual std::optional<Person> person_by_email(std::string_view email) = 0;

    // One that has not ended, of a person who is not disabled, in a membership that has not ended, of
    // an organisation that is active. One statement, since every page asks it.
    virtual std::optional<Session> session(const Hash& token, Instant now) = 0;
    virtual std::vector<Session> sessions_of(PersonId person, Instant now) = 0;  // newest first
};

class AccountWriter {
  public:
    virtual ~AccountWriter() = default;

    virtual PersonId insert_person(const Person& person) = 0;
    // Changed only as it was read in this transaction.
    virtual void update_person(const Person& person) = 0;

    virtual void insert_session(const Session& session) = 0;
    virtual void end_session(const Hash& token) = 0;
    virtual void end_sessions_of(PersonId person) = 0;
    virtual void end_sessions_in(MembershipId membership) = 0;
};

}  // namespace kitbank
