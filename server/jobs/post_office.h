#pragma once
#include <memory>

#include "server/jobs/notify.h"
#include "server/jobs/smtp.h"

namespace kitbank {

// Chooses the way out: Notify, where it is set up, for texts and letters, and for e-mail where the
// settings say so; else the mail server for e-mail. E-mail without either waits. Texts and letters
// without Notify are given up, so that staff see that nobody was told.
class PostOffice : public Courier {
  public:
    PostOffice(std::shared_ptr<SmtpCourier> smtp, std::shared_ptr<NotifyCourier> notify)
        : smtp_(std::move(smtp)), notify_(std::move(notify)) {}

    bool takes(Channel channel) const override;
    Delivery deliver(const Mail& mail, const Uuid& id) override;
    void hang_up();
    void interrupt();

  private:
    bool is_for_notify(Channel channel) const { return notify_ && notify_->takes(channel); }

    const std::shared_ptr<SmtpCourier> smtp_;      // null: no mail server
    const std::shared_ptr<NotifyCourier> notify_;  // null: Notify is not set up
};

}  // namespace kitbank
