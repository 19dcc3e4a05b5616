#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/jobs/notify.h"
#include "server/jobs/smtp.h"

namespace kitbank {

// What the operator decides. Read from DATA/kitbank.properties (one `name = value` a line); the
// environment variable KITBANK_DATABASE stands above `database` of the file. Every value is checked
// before anything starts.
//
//   database          mysql://user:password@host:port/schema?socket=/path
//   public_address    what labels and links point to, https://kit.example.org; the server's own
//                     address when absent
//   tag_prefix        two letters, default KB
//   owner             whose kit this is, as labels and the public page say it
//   contact           whom a finder calls
//   trusted_proxies   addresses whose X-Forwarded-For counts, separated by commas
//   behind_tls        yes when a proxy ends TLS in front
//   smtp              the mail server, smtp+starttls://user@mail.example.org (jobs/smtp_address.h);
//                     without it letters wait in the outbox
//   smtp_password_file  a file with its password alone; KITBANK_SMTP_PASSWORD of the environment
//                     stands above both
//   smtp_from         the address letters come from, kit@example.org
//   notify_key_file   a file with the key of GOV.UK Notify alone; KITBANK_NOTIFY_KEY of the environment
//                     stands above it. Without a key no texts and letters are sent
//   notify_url        where Notify is; KITBANK_NOTIFY_URL stands above it
//   notify_email_template, notify_text_template, notify_letter_template
//                     the ids of the general templates there (jobs/notify.h)
//   notify_email      yes when Notify takes e-mails too, instead of the mail server
//   notify_callback_token_file  a file with the token that Notify calls back with, 16 signs or more;
//                     KITBANK_NOTIFY_CALLBACK_TOKEN stands above it. Without one nobody may call back
//   keys              the file with the keys of encryption and signing (safe.h), default DATA/keys;
//                     keep a copy of it apart from the database's backups
struct Config {
    std::filesystem::path data = "var";
    std::string database;
    std::string public_address;
    std::string tag_prefix = "KB";
    std::string owner = "Kitbank lending scheme";
    std::string contact = "the hub that lent it to you";
    std::vector<std::string> trusted_proxies;
    bool behind_tls = false;
    std::optional<SmtpSettings> smtp;
    std::optional<NotifySettings> notify;
    std::string notify_callback_token;
    std::filesystem::path keys = "var/keys";
};

// Throws std::runtime_error with one sentence that names the wrong value and how to mend it.
Config load_config(const std::filesystem::path& data);

}  // namespace kitbank
