#pragma once
#include <chrono>
#include <memory>

#include "server/jobs/dial.h"
#include "server/jobs/letter_text.h"
#include "server/jobs/smtp_address.h"
#include "server/usecase/notices/deliver.h"

namespace kitbank {

struct SmtpSettings {
    SmtpAddress server;
    LetterSender sender;
    std::chrono::milliseconds timeout{20'000};  // for a connection and for each answer
};

// Hands letters to one mail server. Only what it says about the recipient or the letter itself (5xx to
// RCPT or DATA) gives a letter up; a refused password or sender and a broken connection are the
// operator's to mend, and the letters wait. With TLS its certificate must be good for the host by the
// machine's list of authorities; STARTTLS that is not offered is a failure, never plain text.
//
// What foreign servers say is read as a status code and nothing else. Letters are composed by Poco's
// MailMessage, which is never given foreign mail to read.
class SmtpCourier : public Courier {
  public:
    explicit SmtpCourier(SmtpSettings settings);
    ~SmtpCourier() override;
    SmtpCourier(const SmtpCourier&) = delete;
    SmtpCourier& operator=(const SmtpCourier&) = delete;

    // Several letters use one connection, until hang_up.
    Delivery deliver(const Mail& mail, const Uuid& id) override;
    void hang_up();
    void interrupt() { dialler_.interrupt(); }  // from another thread

  private:
    class Session;

    Session& session();
    Delivery hand_over(const Mail& mail, const Uuid& id);

    const SmtpSettings settings_;
    Dialler dialler_;
    std::unique_ptr<Session> session_;
};

}  // namespace kitbank
