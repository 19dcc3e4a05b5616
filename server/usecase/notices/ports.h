#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

class NoticeReader {
  public:
    virtual ~NoticeReader() = default;
};

class NoticeWriter {
  public:
    virtual ~NoticeWriter() = default;
};

}  // namespace kitbank
