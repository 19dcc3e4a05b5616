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
    std::vector<Person> people_after(PersonId after, int limit) override;
    std::optional<Session> session(const Hash& token, Instant now) override;
    std::vector<Session> sessions_of(PersonId person, Instant now) override;
    MembershipId last_membership(PersonId person) override;
    std::optional<SecondFactor> second_factor(PersonId person) override;
    int recovery_codes_left(PersonId person) override;
    std::vector<Hash> recovery_codes(PersonId person) override;
    std::optional<HalfSignIn> half_sign_in(const Hash& token, Instant now) override;
    std::optional<Link> link(const Hash& token, Instant now) override;

    PersonId insert_person(const Person& person) override;
    void update_person(const Person& person) override;
    void insert_session(const Session& session) override;
    void end_session(const Hash& token) override;
    void end_sessions_of(PersonId person) override;
    void end_sessions_in(MembershipId membership) override;
    std::optional<Person> lock_person(PersonId id) override;
    void set_last_membership(PersonId person, MembershipId membership) override;
    void touch_session(const Hash& token, Instant now) override;
    void end_other_sessions(PersonId person, const Hash& kept) override;
    void insert_second_factor(const SecondFactor& factor) override;
    bool accept_step(PersonId person, std::int64_t step) override;
    void remove_second_factor(PersonId person) override;
    void insert_recovery_code(PersonId person, const Hash& digest) override;
    bool use_recovery_code(PersonId person, const Hash& digest) override;
    void insert_half_sign_in(const HalfSignIn& half) override;
    bool end_half_sign_in(const Hash& token) override;
    std::vector<Instant> lock_attempts(const Hash& bucket, Instant now) override;
    void save_attempts(const Hash& bucket, const std::vector<Instant>& moments,
                       Instant now) override;
    void insert_link_wish(const LinkWish& wish) override;
    std::vector<LinkWish> take_link_wishes(int limit) override;
    void insert_link(const Link& link) override;
    bool use_link(const Hash& token) override;
    void end_links_of(PersonId person) override;
    void forget_over(Instant now, Instant attempts_before) override;

  private:
    std::optional<Person> person_from(Rows rows);
    Person person_at(Rows& rows);

    Connection& connection_;
    // A person is changed only as they were read.
    std::map<PersonId, std::int64_t> loaded_versions_;
};

}  // namespace kitbank
