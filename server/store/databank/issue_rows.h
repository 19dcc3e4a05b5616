#pragma once
#include "server/store/connection.h"
#include "server/usecase/databank/issue_ports.h"

namespace kitbank {

class MysqlIssue : public IssueReader, public IssueWriter {
  public:
    explicit MysqlIssue(Connection& connection) : connection_(connection) {}

  private:
    Connection& connection_;
};

}  // namespace kitbank
