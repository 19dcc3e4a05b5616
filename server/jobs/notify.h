#pragma once
#include <optional>
#include <string>

#include "server/jobs/dial.h"
#include "server/jobs/https.h"
#include "server/jobs/notify_key.h"
#include "server/usecase/notices/deliver.h"
#include "server/usecase/notices/follow_letters.h"

namespace kitbank {

// GOV.UK Notify. The three templates are the general ones, for what has no template of its own there:
// they hold nothing but ((subject)) and ((body)), that of texts ((body)) alone. Without one only
// messages with a template of their own go that way.
struct NotifySettings {
    std::string address = "https://api.notifications.service.gov.uk";
    NotifyKey key;
    std::optional<Uuid> email_template = {};
    std::optional<Uuid> text_template = {};
    std::optional<Uuid> letter_template = {};
    bool takes_email = false;  // else the mail server does
};

// The body of POST /v2/notifications/{email|sms|letter}: the documented properties and no others, since
// any other is refused. `reference` is the letter's random id. Nothing: there is no template for it.
std::optional<std::string> notify_body(const NotifySettings& settings, const Mail& mail,
                                       const Uuid& id);
// "POST" to this path.
std::string notify_path(Channel channel);

// Hands messages to Notify, and asks it what became of them. Its answers are read as `status_code`,
// `error` and `id` alone: what else it says changes, and may quote an address (domain-rules 6.1).
class NotifyCourier : public Courier, public Tracker {
  public:
    explicit NotifyCourier(NotifySettings settings) : settings_(std::move(settings)) {}

    bool takes(Channel channel) const override;
    Delivery deliver(const Mail& mail, const Uuid& id) override;
    std::string status_of(const Uuid& handed_id) override;
    void interrupt() { dialler_.interrupt(); }  // from another thread

  private:
    HttpsAnswer ask(const std::string& method, const std::string& path, const std::string& body);

    const NotifySettings settings_;
    Dialler dialler_;
};

}  // namespace kitbank
