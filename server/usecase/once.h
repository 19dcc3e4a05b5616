#pragma once
#include <functional>
#include <string>

#include "server/usecase/ports.h"

namespace kitbank {

struct Request {
    Uuid id;
    std::string content;  // canonical: the same request is the same text
    std::string actor;
};

// What an operation did, and the words that are kept to answer the request again.
template <class T>
struct Done {
    T outcome;
    std::string answer;
};

// The door for repeats. The same id with the same content is answered from what was kept (`recall`), and
// nothing is done; with other content it is refused with `request_id_reused`. A new id runs the
// operation, and its answer is kept in the same transaction. A refusal keeps nothing.
template <class T>
Result<T> once(const Request& request, Ports& ports,
               const std::function<Result<Done<T>>(Transaction&)>& operation,
               const std::function<Result<T>(Transaction&, const std::string&)>& recall) {
    const Hash digest = ports.crypto.digest(request.content);
    std::optional<Result<T>> result;
    ports.store.write([&](Transaction& tx) {
        const std::vector<KnownRequest> known = tx.known_requests({&request.id, 1});
        if (!known.empty()) {
            const bool is_same = known.front().digest == digest;
            result.emplace(is_same ? recall(tx, known.front().answer)
                                   : Result<T>{Refusal{RefusalCode::request_id_reused, "", {}}});
            return false;
        }
        Result<Done<T>> done = operation(tx);
        if (!done) {
            result.emplace(done.refusal());
            return false;
        }
        tx.save_request({request.id, digest, done->answer, {}, 0, {}}, request.actor,
                        ports.clock.now());
        result.emplace(std::move(done->outcome));
        return true;
    });
    return *result;
}

}  // namespace kitbank
