#pragma once
#include <string>
#include <vector>

#include "server/usecase/notices/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Which words: one kind of message, in one language, for one channel.
struct MessageKey {
    MessageKind kind = MessageKind::request_received;
    Language language = Language::en;
    Channel channel = Channel::email;
};

// A scheme's words for every key, its own or (version 0) the house's; of one kind, or of all.
Result<std::vector<MessageTemplate>> message_words(const Caller& caller,
                                                   std::optional<MessageKind> kind, Ports& ports);
Result<MessageTemplate> message_words_at(const Caller& caller, const MessageKey& key, Ports& ports);

// Keeps a scheme's own words. `template_wrong` with the fields that are; `changed` when somebody else
// changed them since they were read.
struct SaveMessageWords {
    Uuid id;
    Caller caller;
    MessageKey key;
    MessageText text;
    std::string notify_template;  // a uuid, or empty
    std::uint32_t version = 0;    // as the form showed it
};
Result<MessageTemplate> save_message_words(const SaveMessageWords& command, Ports& ports);

// The same words with invented values, as they would arrive; refused as when they were saved.
Result<MessageText> preview_message_words(const Caller& caller, const MessageKey& key,
                                          const MessageText& text);

}  // namespace kitbank
