#include "server/usecase/notices/tell.h"

#include "server/usecase/notices/post.h"
#include "server/usecase/partners/account_ports.h"

namespace kitbank {
namespace {

std::string sentence_of(MessageKind kind) {
    std::string words{name_of(kind)};
    for (char& c : words) c = c == '_' ? ' ' : c;
    return words;
}

// The person behind "person:3", when they can still be reached.
std::optional<Person> writer_of(const KitRequest& request, Reader& reader) {
    constexpr std::string_view prefix = "person:";
    if (!request.entered_by.starts_with(prefix)) return std::nullopt;
    return reader.accounts().person(PersonId{std::stoll(request.entered_by.substr(prefix.size()))});
}

}  // namespace

void tell(const KitRequest& request, MessageKind kind, const MessageFacts& facts, Transaction& tx,
          Ports& ports) {
    const std::optional<Person> writer = writer_of(request, tx);
    if (!writer || writer->disabled) return;
    std::string text = "Request " + request.reference + ": " + sentence_of(kind) + ".\n";
    for (const auto& [name, value] : facts) text += name + ": " + value + "\n";
    post_mail({writer->email, "Your request " + request.reference, text, request.organisation}, tx,
              ports);
}

}  // namespace kitbank
