#include "server/jobs/smtp.h"

#include <Poco/Exception.h>
#include <Poco/Logger.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/MailStream.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/SocketStream.h>

#include <algorithm>
#include <optional>

namespace kitbank {
namespace {

using Poco::Net::StreamSocket;

// A step of the dialogue that the server did not take.
struct Refused {
    std::string step;
    int status;
};

StreamSocket secured(const StreamSocket& socket, const std::string& host) {
    Poco::Net::Context::Ptr context{new Poco::Net::Context{
        Poco::Net::Context::TLS_CLIENT_USE, "", Poco::Net::Context::VERIFY_RELAXED, 9, true}};
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    return Poco::Net::SecureStreamSocket::attach(socket, host, context);
}

// Another check than that of post.h stands before the wire itself: what stands between < and > of a
// command. Addresses in other alphabets need an extension of SMTP that is not used.
bool is_plain_address(const std::string& address) {
    return std::ranges::all_of(address, [](char c) { return c > 0x20 && c < 0x7F; }) &&
           address.find_first_of("<>") == std::string::npos;
}

}  // namespace

class SmtpCourier::Session : public Poco::Net::SMTPClientSession {
  public:
    Session(const SmtpSettings& settings, const StreamSocket& connected)
        : SMTPClientSession(connected) {
        setTimeout(std::chrono::microseconds{settings.timeout}.count());
    }

    void begin(const SmtpSettings& settings) {
        open();
        const std::string name = domain_of(settings.sender.address);
        std::string offers;
        login(name, offers);
        if (settings.server.security == SmtpSecurity::starttls) {
            step("STARTTLS", "STARTTLS", 220);
            socket() = secured(socket(), settings.server.host);
            login(name, offers);
        }
        if (!settings.server.user.empty()) sign_in(settings.server, offers);
    }

    void step(const std::string& name, const std::string& command, int wanted) {
        std::string answer;
        const int status = sendCommand(command, answer);
        if (status / 100 != wanted / 100) throw Refused{name, status};
    }

    void send_text(const std::string& text) {
        Poco::Net::SocketOutputStream wire{socket()};
        Poco::Net::MailOutputStream lines{wire};
        lines << text;
        lines.close();
        wire.flush();
        std::string answer;
        const int status = socket().receiveStatusMessage(answer);
        if (status != 250) throw Refused{"DATA", status};
    }

  private:
    void sign_in(const SmtpAddress& server, const std::string& offers) {
        if (offers.find("PLAIN") != std::string::npos) {
            loginUsingPlain(server.user, server.password);
        } else {
            loginUsingLogin(server.user, server.password);
        }
    }
};

SmtpCourier::SmtpCourier(SmtpSettings settings) : settings_(std::move(settings)) {}
SmtpCourier::~SmtpCourier() = default;

Delivery SmtpCourier::deliver(const Mail& mail, const Uuid& id) {
    Delivery delivery;
    try {
        delivery = hand_over(mail, id);
    } catch (const Refused& refused) {
        delivery = {DeliveryOutcome::no_way, refused.step + " " + std::to_string(refused.status)};
    } catch (const Poco::Net::SMTPException& failure) {
        delivery = {DeliveryOutcome::no_way, "signing in " + std::to_string(failure.code())};
    } catch (const Poco::Exception& failure) {
        delivery = {DeliveryOutcome::no_way, failure.name()};
    }
    if (delivery.outcome == DeliveryOutcome::no_way) session_.reset();
    if (delivery.outcome != DeliveryOutcome::sent)
        Poco::Logger::get("jobs").warning("a letter was not taken: " + delivery.error);
    return delivery;
}

Delivery SmtpCourier::hand_over(const Mail& mail, const Uuid& id) {
    if (!is_plain_address(mail.to)) return {DeliveryOutcome::refused, "address"};
    Session& to = session();
    to.step("MAIL", "MAIL FROM:<" + settings_.sender.address + ">", 250);
    try {
        to.step("RCPT", "RCPT TO:<" + mail.to + ">", 250);
        to.step("DATA", "DATA", 354);
        to.send_text(letter_text(mail, id, settings_.sender, {}));
    } catch (const Refused& refused) {
        to.step("RSET", "RSET", 250);
        const bool is_final = refused.status >= 500;
        return {is_final ? DeliveryOutcome::refused : DeliveryOutcome::later,
                refused.step + " " + std::to_string(refused.status)};
    }
    return {};
}

SmtpCourier::Session& SmtpCourier::session() {
    if (session_) return *session_;
    const SmtpAddress& server = settings_.server;
    StreamSocket socket = dialler_.dial(server.host, server.port, settings_.timeout);
    if (server.security == SmtpSecurity::tls) socket = secured(socket, server.host);
    auto opened = std::make_unique<Session>(settings_, socket);
    opened->begin(settings_);
    session_ = std::move(opened);
    return *session_;
}

void SmtpCourier::hang_up() {
    if (!session_) return;
    try {
        session_->close();
    } catch (const Poco::Exception&) {
        // The letters are delivered; whether the other side says goodbye does not matter.
    }
    session_.reset();
}

}  // namespace kitbank
