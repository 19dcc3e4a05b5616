#include "server/jobs/post_office.h"

namespace kitbank {

bool PostOffice::takes(Channel channel) const {
    return channel != Channel::email || is_for_notify(channel) || smtp_ != nullptr;
}

Delivery PostOffice::deliver(const Mail& mail, const Uuid& id) {
    if (is_for_notify(mail.channel)) return notify_->deliver(mail, id);
    if (mail.channel == Channel::email && smtp_) return smtp_->deliver(mail, id);
    return {DeliveryOutcome::refused, "no service"};
}

void PostOffice::hang_up() {
    if (smtp_) smtp_->hang_up();
}

void PostOffice::interrupt() {
    if (smtp_) smtp_->interrupt();
    if (notify_) notify_->interrupt();
}

}  // namespace kitbank
