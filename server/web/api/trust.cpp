#include "server/web/api/trust.h"

#include "server/usecase/trust/checkpoint.h"
#include "server/web/api/answer.h"
#include "server/web/proof_json.h"

namespace kitbank::web::api {

Response latest_checkpoint(const Call& call) {
    const auto checkpoint = newest_checkpoint(call.ports());
    if (!checkpoint) return refused({RefusalCode::not_found, "", {}});
    return answer(200, to_json(*checkpoint));
}

}  // namespace kitbank::web::api
