#pragma once
#include <string>

#include "server/usecase/databank/issue_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Receives and gives data by the ledger's own verbs, without questions asked of anybody: for tests of what is
// counted afterwards. Everything happens at the clock's now.
class Giver {
  public:
    Giver(Ports& ports, OrganisationId organisation) : ports_(ports), organisation_(organisation) {}

    // "VF-20", of the network, so many gigabytes a month for six months; "VF-20 bundle" by name.
    BundleId bundle(const std::string& code, const std::string& network, int gb_per_month,
                    ItemKind kind = ItemKind::sim);
    // One item, on the shelf of the hub.
    std::string receive(BundleId bundle, HubId hub);
    // `about` has the hub, and what else is to be so of the issue; a new item of the bundle is given.
    DataIssue give(BundleId bundle, DataIssue about);
    DataIssue give(BundleId bundle, HubId hub);
    // The item goes that way, and the issue with it.
    void settle(DataIssue issue, IssueOutcome outcome);

  private:
    void move(const std::string& reference, ItemEvent event, const DataIssue& issue,
              Transaction& tx);

    Ports& ports_;
    OrganisationId organisation_;
};

}  // namespace kitbank
