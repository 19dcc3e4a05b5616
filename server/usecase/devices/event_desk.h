#pragma once
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "server/core/requests/terms.h"
#include "server/usecase/devices/record_events.h"

namespace kitbank {

// One delivery of events on its way through load, decide, commit, inside one transaction. The
// number of questions to the database does not grow with the delivery, but for new devices and late
// events.
class EventDesk {
  public:
    EventDesk(Transaction& tx, Ports& ports) : tx_(tx), ports_(ports) {}

    // One answer a command, in their order. Nothing is written when all were refused.
    std::vector<RecordedEvent> handle(std::span<const RecordEvent> commands);
    [[nodiscard]] bool wrote() const { return wrote_; }

  private:
    // A device as this delivery has left it so far.
    struct Open {
        Device device;
        std::vector<Event> added;
        std::optional<std::vector<Event>> history;  // all of it, once something late needed it
        bool refolded = false;
        std::vector<Conflict> conflicts;
    };

    void load(std::span<const RecordEvent> commands);
    void load_hubs(std::span<const RecordEvent> commands);
    void remember_home(const Device& device);
    RecordedEvent decide(const RecordEvent& command);
    void commit();

    RecordedEvent answer_repeat(const RecordEvent& command, const Hash& digest,
                                const KnownRequest& known);
    RecordedEvent judge(const RecordEvent& command, const Event& draft);
    RecordedEvent judge_late(const RecordEvent& command, const Event& event);
    RecordedEvent refuse(const RecordEvent& command, const Event& draft, const Refusal& refusal);

    Result<Event> draft(const RecordEvent& command);
    Result<Hub> hub_of(const RecordEvent& command);
    Result<Open*> open_device(const RecordEvent& command, Event& event);
    Result<Open*> make_device(const RecordEvent& command, Event& event);
    Result<Open*> relabel_expected(const RecordEvent& command, const Device& expected);
    Result<TagRecord> free_label(const RecordEvent& command);
    std::optional<Refusal> complete(const Open& open, Event& event);
    std::optional<Refusal> complete_renewal(const Open& open, Event& event);
    std::optional<Refusal> complete_arrival(const Open& open, Event& event);
    std::optional<Refusal> complete_wipe(const Open& open, Event& event);
    std::optional<Refusal> check_annulment(const Open& open, const Event& event);
    std::optional<Refusal> why_no_device(const RecordEvent& command);

    RecordedEvent put_in_place(Open& open, const RecordEvent& command, Event event);
    RecordedEvent put_at_end(Open& open, const RecordEvent& command, Event event);
    RecordedEvent fold_in(Open& open, const RecordEvent& command, Event event);
    void join_waiting_scans(Open& open);
    void join(Open& open, SetAsideScan& scan);
    void add(Open& open, Event event);
    void name_hub(Device& device);
    const LendingTerms& terms_of(OrganisationId organisation);
    void claim(TagRecord label, const Device& device, const RecordEvent& command);

    Transaction& tx_;
    Ports& ports_;
    Instant now_;
    bool wrote_ = false;
    std::map<Uuid, KnownRequest> known_;
    std::map<Tag, Open> open_;
    std::map<Tag, TagRecord> labels_;
    std::map<std::pair<OrganisationId, std::string>, std::optional<Hub>> hubs_by_code_;
    std::map<HubId, Hub> hubs_;                     // code and name at least
    std::map<OrganisationId, LendingTerms> terms_;  // asked for by the first loan or renewal
    std::vector<SetAsideScan> set_aside_;
};

}  // namespace kitbank
