#pragma once
#include "server/usecase/notices/ports.h"

namespace kitbank {

struct MemoryState;

class MemoryNotices : public NoticeReader, public NoticeWriter {
  public:
    explicit MemoryNotices(MemoryState& state) : state_(state) {}

  private:
    [[maybe_unused]] MemoryState& state_;
};

}  // namespace kitbank
