#include "server/jobs/notify.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "server/jobs/post_office.h"

namespace kitbank {
namespace {

using nlohmann::json;

const Uuid id = *parse_uuid("11111111-1111-4111-8111-111111111111");
const Uuid general = *parse_uuid("22222222-2222-4222-8222-222222222222");
const Uuid own = *parse_uuid("33333333-3333-4333-8333-333333333333");

NotifySettings settings() {
    NotifySettings all;
    all.email_template = all.text_template = all.letter_template = general;
    return all;
}

json body(const Mail& mail) { return json::parse(notify_body(settings(), mail, id).value()); }

Mail mail_by(Channel channel, const std::string& to) {
    Mail mail{to, "A subject", "Some words"};
    mail.channel = channel;
    return mail;
}

}  // namespace

TEST_CASE("a call holds what is documented and nothing else") {
    CHECK(body(mail_by(Channel::email, "robin@example.org")) ==
          json{{"email_address", "robin@example.org"},
               {"template_id", format(general)},
               {"reference", format(id)},
               {"personalisation", {{"subject", "A subject"}, {"body", "Some words"}}}});
    CHECK(body(mail_by(Channel::text, "+447700900123")) ==
          json{{"phone_number", "+447700900123"},
               {"template_id", format(general)},
               {"reference", format(id)},
               {"personalisation", {{"body", "Some words"}}}});
    CHECK(body(mail_by(Channel::letter, "A. Example\n1 Example Street\nNE66 1AA")) ==
          json{{"template_id", format(general)},
               {"reference", format(id)},
               {"personalisation",
                {{"subject", "A subject"},
                 {"body", "Some words"},
                 {"address_line_1", "A. Example"},
                 {"address_line_2", "1 Example Street"},
                 {"address_line_3", "NE66 1AA"}}}});
    CHECK(notify_path(Channel::text) == "/v2/notifications/sms");
    CHECK(notify_path(Channel::email) == "/v2/notifications/email");
    CHECK(notify_path(Channel::letter) == "/v2/notifications/letter");
}

TEST_CASE("a scheme's own template gets its values, and the house's words stay here") {
    Mail mail = mail_by(Channel::text, "+447700900123");
    mail.template_id = own;
    mail.personalisation = {{"due", "3 January 2027"}, {"until", ""}};
    CHECK(body(mail)["template_id"] == format(own));
    CHECK(body(mail)["personalisation"] == json{{"due", "3 January 2027"}, {"until", ""}});
}

TEST_CASE("without a template nothing is sent") {
    NotifySettings none;
    CHECK_FALSE(notify_body(none, mail_by(Channel::text, "+447700900123"), id));
    NotifyCourier courier{none};
    const Delivery delivery = courier.deliver(mail_by(Channel::text, "+447700900123"), id);
    CHECK(delivery.outcome == DeliveryOutcome::refused);
    CHECK(delivery.error == "no template");
}

TEST_CASE("texts and letters without Notify are given up, e-mail without a way waits") {
    PostOffice office{nullptr, nullptr};
    CHECK_FALSE(office.takes(Channel::email));
    CHECK(office.takes(Channel::text));
    const Delivery delivery = office.deliver(mail_by(Channel::text, "+447700900123"), id);
    CHECK(delivery.outcome == DeliveryOutcome::refused);
    CHECK(delivery.error == "no service");
    PostOffice with_notify{nullptr, std::make_shared<NotifyCourier>(settings())};
    CHECK_FALSE(with_notify.takes(Channel::email));
    NotifySettings takes_email = settings();
    takes_email.takes_email = true;
    CHECK(PostOffice{nullptr, std::make_shared<NotifyCourier>(takes_email)}.takes(Channel::email));
}

}  // namespace kitbank
