#pragma once
#include "server/usecase/databank/issue_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryIssue : public IssueReader, public IssueWriter {
  public:
    explicit MemoryIssue(MemoryState& state) : state_(state) {}

  private:
    MemoryState& state_;
};

}  // namespace kitbank
