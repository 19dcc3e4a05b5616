#pragma once
#include <span>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What was given to whom, limits of persons, codes that were shown.
class IssueReader {
  public:
    virtual ~IssueReader() = default;
};

class IssueWriter {
  public:
    virtual ~IssueWriter() = default;
};

}  // namespace kitbank
