#pragma once
#include "server/web/call.h"

// What people are told, for programs; and where GOV.UK Notify says what became of it.
namespace kitbank::web::api {

Response list_message_words(const Call& call);     // GET /api/v1/message-templates
Response save_message_words(const Call& call);     // POST /api/v1/message-templates
Response preview_message_words(const Call& call);  // POST /api/v1/message-templates/preview
Response take_notify_callback(const Call& call);   // POST /notify/callback

}  // namespace kitbank::web::api
