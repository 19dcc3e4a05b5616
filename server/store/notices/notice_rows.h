#pragma once
#include "server/store/connection.h"
#include "server/usecase/notices/ports.h"

namespace kitbank {

class MysqlNotices : public NoticeReader, public NoticeWriter {
  public:
    explicit MysqlNotices(Connection& connection) : connection_(connection) {}

  private:
    [[maybe_unused]] Connection& connection_;
};

}  // namespace kitbank
