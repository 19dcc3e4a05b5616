#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/usecase/requests/agreements.h"
#include "server/usecase/requests/hand_over.h"
#include "server/usecase/requests/handover_records.h"
#include "server/web/page.h"
#include "server/web/pages/form_page.h"

// What the pages of the counter share.
namespace kitbank::web {

std::string request_url(std::string_view reference);
std::string handover_url(std::string_view reference);
std::string counter_url(std::string_view reference);  // of a request

// The reference that a code names: "HTTPS://HOST/Q/Q-7K3M9QXZ", a path, or the reference itself.
std::optional<std::string> request_in_code(std::string_view code);

std::string_view line_text(LineKind kind);  // "A laptop"
std::string item_text(const HeldItem& item);
std::string_view delivery_text(DeliveryKind delivery);
std::string_view signed_text(const Handover& row);

void add_fact(View view, std::string_view name, std::string_view text);  // nothing when empty

// Lines that begin with "- " are a list.
void add_agreement(View view, const AgreementText& text);

// The text, the box to sign in and the paper; `url` is the page's own, for the other language. The text
// shown is the first of those given in that language.
void add_signing(View main, const Call& call, const std::vector<AgreementText>& texts,
                 const std::string& url, const FormState& state);
const AgreementText& text_shown(const Call& call, const std::vector<AgreementText>& texts);

// A form whose problems may stand at fields that the template itself has: the count, the box to sign in,
// the photograph. Each is linked to from the summary.
void fill_signed_form(Page& page, const Call& call, const FormPage& form, FormState& state,
                      const Refusal* refusal);

// What was signed, as the form has it.
SignedHow signed_how_in(const Form& form);
Signature signature_in(const Form& form);
std::optional<AgreementName> agreement_in(const Form& form);
Language language_in(const Form& form);

// HTTPS://HOST/Q/REFERENCE as the path of an SVG picture, and the length of its side.
void add_request_code(View view, const WebSettings& settings, const std::string& reference);

}  // namespace kitbank::web
