#pragma once
#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

class AccountReader {
  public:
    virtual ~AccountReader() = default;

    virtual std::optional<Person> person(PersonId id) = 0;
    virtual std::optional<Person> person_by_email(std::string_view email) = 0;
    virtual std::vector<Person> people_after(PersonId after, int limit) = 0;  // in order

    // Where they signed in last; 0 when never.
    virtual MembershipId last_membership(PersonId person) = 0;

    // One that has not ended nor lain idle, of a person who is not disabled, in a membership that has not ended, of
    // an organisation that is active. One statement, since every page asks it.
    virtual std::optional<Session> session(const Hash& token, Instant now) = 0;
    virtual std::vector<Session> sessions_of(PersonId person, Instant now) = 0;  // newest first

    virtual std::optional<SecondFactor> second_factor(PersonId person) = 0;
    virtual int recovery_codes_left(PersonId person) = 0;
    virtual std::vector<Hash> recovery_codes(PersonId person) = 0;  // their digests, in order
    // Halves and links that are not over.
    virtual std::optional<HalfSignIn> half_sign_in(const Hash& token, Instant now) = 0;
    virtual std::optional<Link> link(const Hash& token, Instant now) = 0;
};

class AccountWriter {
  public:
    virtual ~AccountWriter() = default;

    virtual PersonId insert_person(const Person& person) = 0;
    // Changed only as it was read in this transaction.
    virtual void update_person(const Person& person) = 0;

    // As they are now, locked to the end: a session that rests on their password waits for its change,
    // and the change for the session, which it then ends.
    virtual std::optional<Person> lock_person(PersonId id) = 0;
    virtual void set_last_membership(PersonId person, MembershipId membership) = 0;

    virtual void insert_session(const Session& session) = 0;
    virtual void touch_session(const Hash& token, Instant now) = 0;
    virtual void end_session(const Hash& token) = 0;
    virtual void end_sessions_of(PersonId person) = 0;  // and their half sign-ins
    virtual void end_other_sessions(PersonId person, const Hash& kept) = 0;
    virtual void end_sessions_in(MembershipId membership) = 0;

    virtual void insert_second_factor(const SecondFactor& factor) = 0;
    // False: a code of this step or a later one was accepted before, or there is no factor.
    virtual bool accept_step(PersonId person, std::int64_t step) = 0;
    virtual void remove_second_factor(PersonId person) = 0;  // and the recovery codes
    virtual void insert_recovery_code(PersonId person, const Hash& digest) = 0;
    virtual bool use_recovery_code(PersonId person, const Hash& digest) = 0;  // false: not there

    virtual void insert_half_sign_in(const HalfSignIn& half) = 0;
    virtual bool end_half_sign_in(const Hash& token) = 0;  // false: not there any more

    // When the bucket was tried lately, locked to the end; `now` is for a new row.
    virtual std::vector<Instant> lock_attempts(const Hash& bucket, Instant now) = 0;
    virtual void save_attempts(const Hash& bucket, const std::vector<Instant>& moments,
                               Instant now) = 0;

    virtual void insert_link_wish(const LinkWish& wish) = 0;
    // The longest waiting, locked and deleted.
    virtual std::vector<LinkWish> take_link_wishes(int limit) = 0;
    virtual void insert_link(const Link& link) = 0;
    virtual bool use_link(const Hash& token) = 0;  // false: not there any more
    virtual void end_links_of(PersonId person) = 0;

    // Rows that are over: sessions, halves, links, attempts before `attempts_before`. Some at a time.
    virtual void forget_over(Instant now, Instant attempts_before) = 0;
};

}  // namespace kitbank
