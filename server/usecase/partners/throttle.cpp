#include "server/usecase/partners/throttle.h"

#include <algorithm>

#include "server/usecase/partners/account_ports.h"

namespace kitbank {
namespace {

constexpr std::size_t known_accounts_max = 8;
constexpr std::size_t mark_characters = 32;

struct Bucket {
    Hash name{};
    std::size_t places = 0;
};

Bucket bucket_of(std::string_view kind, std::string_view of, std::size_t places, Ports& ports) {
    return {ports.crypto.digest(std::string{kind}.append(" ").append(of)), places};
}

// Always in this order: the account's before the network's, so that two never wait for each other.
std::vector<Bucket> buckets_of_proof(std::string_view email, const Visitor& visitor, Ports& ports) {
    if (is_known_browser(email, visitor.known, ports))
        return {bucket_of("known", email, attempts_of_known_max, ports)};
    return {bucket_of("account", email, attempts_of_strangers_max, ports),
            bucket_of("network", visitor.network, attempts_of_network_max, ports)};
}

// What a bucket holds of the last five minutes, locked.
std::vector<Instant> lately(const Hash& bucket, Instant now, Transaction& tx) {
    std::vector<Instant> moments = tx.write_accounts().lock_attempts(bucket, now);
    std::erase_if(moments, [&](Instant moment) { return moment <= now - attempts_window; });
    return moments;
}

Result<Places> take(const std::vector<Bucket>& buckets, Transaction& tx, Ports& ports) {
    const Instant now = ports.clock.now();
    std::vector<std::vector<Instant>> taken;
    for (const Bucket& bucket : buckets) {
        taken.push_back(lately(bucket.name, now, tx));
        if (taken.back().size() >= bucket.places)
            return Refusal{RefusalCode::too_many_attempts, "", {}};
    }
    Places places;
    places.taken_at = now;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        taken[i].push_back(now);
        tx.write_accounts().save_attempts(buckets[i].name, taken[i], now);
        places.buckets.push_back(buckets[i].name);
    }
    return places;
}

std::string mark_of(std::string_view email, Ports& ports) {
    return format(ports.safe.blind_index(email, "known-browser")).substr(0, mark_characters);
}

std::vector<std::string_view> marks_in(std::string_view cookie) {
    std::vector<std::string_view> marks;
    while (cookie.size() >= mark_characters && marks.size() < known_accounts_max) {
        marks.push_back(cookie.substr(0, mark_characters));
        cookie.remove_prefix(std::min(cookie.size(), mark_characters + 1));
    }
    return marks;
}

}  // namespace

Result<Places> take_places(std::string_view email, const Visitor& visitor, Ports& ports) {
    const std::vector<Bucket> buckets = buckets_of_proof(email, visitor, ports);
    std::optional<Result<Places>> places;
    ports.store.write([&](Transaction& tx) {
        places.emplace(take(buckets, tx, ports));
        return static_cast<bool>(*places);
    });
    return *places;
}

void give_back(const Places& places, Transaction& tx, Ports& ports) {
    const Instant now = ports.clock.now();
    for (const Hash& bucket : places.buckets) {
        std::vector<Instant> moments = lately(bucket, now, tx);
        const auto own = std::ranges::find(moments, places.taken_at);
        if (own != moments.end()) moments.erase(own);
        tx.write_accounts().save_attempts(bucket, moments, now);
    }
}

Result<Places> take_letter_places(std::string_view email, const Visitor& visitor, Transaction& tx,
                                  Ports& ports) {
    return take({bucket_of("letter", email, letters_max, ports),
                 bucket_of("network", visitor.network, attempts_of_network_max, ports)},
                tx, ports);
}

std::string known_browser(std::string_view email, std::string_view cookie, Ports& ports) {
    const std::string own = mark_of(email, ports);
    std::string value = own;
    for (const std::string_view mark : marks_in(cookie)) {
        if (mark != own && value.size() < known_accounts_max * (mark_characters + 1) - 1)
            value.append(".").append(mark);
    }
    return value;
}

bool is_known_browser(std::string_view email, std::string_view cookie, Ports& ports) {
    const std::vector<std::string_view> marks = marks_in(cookie);
    return std::ranges::find(marks, mark_of(email, ports)) != marks.end();
}

}  // namespace kitbank
