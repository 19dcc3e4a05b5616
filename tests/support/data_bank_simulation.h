#pragma once
#include <deque>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/databank/give_data.h"
#include "tests/support/world.h"

namespace kitbank {

// A store that fails as a database and its line do: before the commit, so that nothing happened, or after it, so that the answer
// is lost and only asking again by the same id tells.
class ShakyStore : public Store {
  public:
    ShakyStore(Store& behind, unsigned seed) : behind_(behind), dice_(seed) {}
    void read(const std::function<void(Reader&)>& questions) override { behind_.read(questions); }
    void write(const std::function<bool(Transaction&)>& operation) override;

    bool is_shaky = false;
    int crashes = 0;

  private:
    Store& behind_;
    std::mt19937 dice_;
};

// Ten hubs live with their data stock: it is received, sent on, counted as lost, given to people at the counter and by scanners
// that have no line for days, swapped, handed back, started and over. Whoever sends gets no answer now
// and then and sends again; scanners deliver late, in pieces and twice. After every step the promises
// of reliability.md 6 about stock hold, for a model beside it knows what each item was: conservation, nothing below zero, each item
// given at most once, no more for a person than the limit, balances equal to a recount. One seed is one run.
class DataBankSimulation {
  public:
    static constexpr int hub_count = 10;
    static constexpr int person_count = 150;

    DataBankSimulation(Store& store, unsigned seed);

    // One random thing, and every promise looked at. What broke is said by doctest, with the step.
    void step();
    // What the balances were at random moments of the past, by the ledger and by the model; and every item once more.
    void look_back(int moments);

    [[nodiscard]] const std::map<std::string, int>& outcomes() const { return outcomes_; }
    [[nodiscard]] int crashes() const { return shaky_.crashes; }

  private:
    struct Scanner {
        int hub = 0;
        bool has_line = true;
        std::set<std::string> stock;  // of its hub, as of the last contact
        std::deque<GiveData> queue;
    };
    // What the model knows of an item.
    struct Known {
        DataItem item;
        int given = 0;  // how often it was given and not handed back
    };

    // ---- The things that happen; each says what came of it.
    std::string receive();
    std::string give_at_counter();
    std::string scan_offline();
    std::string change_line();
    std::string send_packet();
    std::string receive_packet();
    std::string activate();
    std::string swap();
    std::string make_void();
    std::string hand_back();
    std::string recover();
    std::string let_time_pass();

    std::vector<std::string> contents_of(const Consignment& packet);
    int pick(int below) { return static_cast<int>(dice_() % static_cast<unsigned>(below)); }
    std::string item_in(ItemState state, int hub);
    Caller at(int hub) const;
    Caller manager() const;
    std::string phone_of(int person);
    GiveData gift_for(int person, const std::string& item, int hub);
    void deliver(Scanner& scanner);
    void fetch_stock(Scanner& scanner);

    // Asks until there is an answer, as whoever sends does; then, now and then, once more.
    template <class T>
    Result<T> ask(const std::function<Result<T>()>& question,
                  const std::function<bool(const T&, const T&)>& is_same);

    void note_gift(const GiveData& command, const Result<GivenData>& given);
    void refresh(const std::string& reference);
    void check();
    void check_balances();
    void note_balance(const Balance& row);

    World world_;
    ShakyStore shaky_;
    Ports ports_;
    std::mt19937 dice_;
    std::vector<Hub> hubs_;
    std::vector<Bundle> bundles_;
    std::vector<Scanner> scanners_;
    std::vector<Consignment> packets_;  // on their way
    std::map<std::string, Known> items_;
    std::map<std::pair<Account, BundleId>, std::int64_t> counted_;  // from the items
    std::vector<std::string> references_;
    std::map<std::string, int> person_of_;                 // by reference of an issue
    std::map<int, std::map<std::string, DataIssue>> had_;  // by person: what counts for the limit
    std::map<std::pair<Account, BundleId>, std::vector<std::pair<Instant, std::int64_t>>> past_;
    std::map<Uuid, std::string> answers_;  // of deliveries, by id: issue or code
    std::map<std::string, int> outcomes_;
    std::int64_t drawn_ = 0;
    int steps_ = 0;
    Instant begun_;
};

}  // namespace kitbank
