#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// A store whose operations are part of a transaction that is open already: for commands that open one of their own. What such an
// operation refuses must roll back the whole, so that its caller answers false then.
class StoreWithin : public Store {
  public:
    explicit StoreWithin(Transaction& tx) : tx_(tx) {}
    void read(const std::function<void(Reader&)>& questions) override { questions(tx_); }
    void write(const std::function<bool(Transaction&)>& operation) override { operation(tx_); }

  private:
    Transaction& tx_;
};

}  // namespace kitbank
