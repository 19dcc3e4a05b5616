#include "server/web/fault.h"

namespace kitbank::web {

int status_of(FaultCode code) {
    switch (code) {
        case FaultCode::malformed:
            return 400;
        case FaultCode::method_not_allowed:
            return 405;
        case FaultCode::method_unknown:
            return 501;
        case FaultCode::request_timeout:
            return 408;
        case FaultCode::length_required:
            return 411;
        case FaultCode::too_large:
            return 413;
        case FaultCode::address_too_long:
            return 414;
        case FaultCode::unsupported_media_type:
            return 415;
        case FaultCode::wrong_host:
            return 421;
        case FaultCode::expectation_unknown:
            return 417;
        case FaultCode::headers_too_large:
            return 431;
        case FaultCode::encoding_unsupported:
            return 501;
        case FaultCode::version_unsupported:
            return 505;
        case FaultCode::too_many_connections:
            return 503;
        case FaultCode::internal:
            return 500;
    }
    return 500;
}

const char* name_of(FaultCode code) {
    switch (code) {
        case FaultCode::malformed:
            return "malformed";
        case FaultCode::method_not_allowed:
            return "method_not_allowed";
        case FaultCode::method_unknown:
            return "method_unknown";
        case FaultCode::request_timeout:
            return "request_timeout";
        case FaultCode::length_required:
            return "length_required";
        case FaultCode::too_large:
            return "too_large";
        case FaultCode::address_too_long:
            return "address_too_long";
        case FaultCode::unsupported_media_type:
            return "unsupported_media_type";
        case FaultCode::wrong_host:
            return "wrong_host";
        case FaultCode::expectation_unknown:
            return "expectation_unknown";
        case FaultCode::headers_too_large:
            return "headers_too_large";
        case FaultCode::encoding_unsupported:
            return "encoding_unsupported";
        case FaultCode::version_unsupported:
            return "version_unsupported";
        case FaultCode::too_many_connections:
            return "too_many_connections";
        case FaultCode::internal:
            return "internal";
    }
    return "internal";
}

}  // namespace kitbank::web
