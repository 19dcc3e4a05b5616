#pragma once
#include <functional>
#include <string>
#include <utility>

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "tests/support/fakes.h"

namespace kitbank {

// A test case's own organisation (and a neighbour's) on a store, with short ways to ask and write.
class Bench {
  public:
    explicit Bench(Store& store);

    template <class Question>
    auto ask(Question question) {
        decltype(question(std::declval<Reader&>())) answer{};
        store_.read([&](Reader& reader) { answer = question(reader); });
        return answer;
    }

    template <class Operation>
    auto write(Operation operation) {
        decltype(operation(std::declval<Transaction&>())) answer{};
        store_.write([&](Transaction& tx) {
            answer = operation(tx);
            return true;
        });
        return answer;
    }

    template <class Operation>
    void change(Operation operation) {
        store_.write([&](Transaction& tx) {
            operation(tx);
            return true;
        });
    }

    // Rows with new tags, ids and moments, not stored yet.
    Device new_device(const std::string& serial = "");
    Event new_event(DeviceEvent event, const Device& device);
    // The device with one more event, as append() takes it.
    DeviceChange new_change(Device device, DeviceEvent event);
    Conflict new_conflict(const Event& event, const Uuid& against);
    SetAsideScan new_scan(const Tag& tag, bool wait_for_intake);
    StoredEvidence new_evidence(std::optional<DeviceId> device);
    Person new_person();
    Membership new_membership(PersonId person, Role role);
    Token new_token();
    Session new_session(const Membership& membership, Instant ends_at);
    TagRecord new_label();
    TagEvent next_event(TagRecord& label, TagEventKind kind);

    // Stored; the device comes back as it was read.
    Device insert(const Device& device);
    // The next event of the device, which it brings to this standing.
    Device append(Device device, DeviceEvent event, const Standing& standing);
    Device read(const Tag& tag);
    OrganisationId found(const std::string& name);

    // Does the store refuse this with StoreFailure, and keep nothing of the operation?
    bool refuses(const std::function<void(Transaction&)>& operation);

    Store& store() { return store_; }
    FakeCrypto& crypto();
    Instant now();
    std::string word();    // one that never came before
    std::string serial();  // likewise, in canonical form

    OrganisationId ours;
    OrganisationId theirs;
    Hub hub;

  private:
    Store& store_;
};

bool same(const Device& left, const Device& right);
bool same(const Event& left, const Event& right);
bool same(const Hub& left, const Hub& right);

}  // namespace kitbank
