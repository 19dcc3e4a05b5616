#pragma once
#include <chrono>
#include <string>

#include "server/jobs/dial.h"

namespace kitbank {

struct HttpsAnswer {
    int status = 0;
    std::string body;
};

struct HttpsLimits {
    std::size_t body_bytes_max = 256 * 1024;
    std::chrono::milliseconds step{5'000};    // to connect, and for each read
    std::chrono::milliseconds total{10'000};  // for the whole answer
};

// Calls of OpenID providers. Only addresses that begin with https:// are called (or http:// on
// loopback, where tests run a provider), with the certificate checked against the machine's list of
// authorities and the host's name. Redirects are not followed. Throws ProviderFailure, which names the
// host and never a query, a body or a header.
HttpsAnswer https_get(const std::string& url, const HttpsLimits& limits = {});

struct HttpsForm {
    std::string body;           // application/x-www-form-urlencoded
    std::string authorization;  // the header's value; empty for none
};
HttpsAnswer https_post(const std::string& url, const HttpsForm& form,
                       const HttpsLimits& limits = {});

// Any call, through a dialler that another thread may interrupt.
struct HttpsCall {
    std::string method = "GET";
    std::string url;
    std::string body = {};
    std::string content_type = "application/x-www-form-urlencoded";  // of the body, if there is one
    std::string authorization = {};
};
HttpsAnswer https_call(const HttpsCall& call, Dialler& dialler, const HttpsLimits& limits = {});

// Is it an address that may be called?
bool may_be_called(const std::string& url);

}  // namespace kitbank
