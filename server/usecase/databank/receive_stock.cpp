#include "server/usecase/databank/receive_stock.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

constexpr std::size_t number_bytes_max = 200;

Refusal fault(const char* field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{field, std::move(sentence)}}};
}

std::optional<Refusal> check_command(const ReceiveStock& command, Date day) {
    if (!may(command.caller.role, Permission::receive_data)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    if (auto refusal = check_told(command.told, day)) return refusal;
    const bool is_range = !command.first.empty() || !command.last.empty();
    if (is_range && !command.numbers.empty()) {
        return fault("numbers", "Give numbers, or a range, and not both.");
    }
    if (is_range && (command.first.empty() || command.last.empty())) {
        return fault(command.first.empty() ? "first" : "last",
                     "A range needs its first and its last number.");
    }
    if (!is_range && command.numbers.empty()) {
        return fault("numbers", "Scan or type at least one number.");
    }
    if (command.numbers.size() > received_at_once_max) {
        return fault("numbers", "Give at most 5,000 numbers at once, or load them as a file.");
    }
    const bool is_long = std::ranges::any_of(command.numbers, [](const std::string& number) {
        return number.size() > number_bytes_max;
    });
    if (is_long) return fault("numbers", "One number is too long. Write one a line.");
    return std::nullopt;
}

Result<ReadIccid> read_end(const char* field, const std::string& text, const Bundle& bundle,
                           Reader& reader) {
    const std::vector<Network> networks = reader.stock().networks(bundle.organisation);
    Result<ReadIccid> read = read_iccid(text, networks, bundle.network);
    if (read) return read;
    const std::string sentence = read.refusal().detail;
    return Refusal{RefusalCode::iccid_malformed, sentence, {{field, sentence}}};
}

Result<std::vector<TypedLine>> typed_lines(const ReceiveStock& command, const Bundle& bundle,
                                           Reader& reader) {
    std::vector<std::string> numbers = command.numbers;
    if (!command.first.empty()) {
        if (bundle.kind == ItemKind::voucher) {
            return fault("first", "Codes of vouchers have no range. Load them as a file.");
        }
        const auto first = read_end("first", command.first, bundle, reader);
        if (!first) return first.refusal();
        const auto last = read_end("last", command.last, bundle, reader);
        if (!last) return last.refusal();
        Result<std::vector<std::string>> range = iccid_range(*first, *last);
        if (!range) {
            const std::string sentence = range.refusal().detail;
            return Refusal{RefusalCode::iccid_malformed, sentence, {{"last", sentence}}};
        }
        numbers = *std::move(range);
    }
    std::vector<TypedLine> lines;
    for (std::string& number : numbers) {
        lines.push_back({static_cast<int>(lines.size()) + 1, std::move(number), {}});
    }
    return lines;
}

Result<Done<ReceivedStock>> receive(const ReceiveStock& command, Date day, Transaction& tx,
                                    Ports& ports) {
    const Result<IntakePlace> place = lock_place(command.caller, command.told, day, tx);
    if (!place) return place.refusal();
    const auto typed = typed_lines(command, place->bundle, tx);
    if (!typed) return typed.refusal();
    ReceivedStock stock;
    stock.lines =
        judge_lines(*typed, place->bundle, {command.confirm, command.confirm}, place->hub.id, tx);

    TakeIn wish{command.caller.organisation, command.caller.actor, place->hub.id, place->bundle};
    if (place->delivery) wish.delivery = place->delivery->id;
    wish.batch = command.told.batch;
    wish.activate_by = command.told.activate_by;
    wish.words =
        receipt_words(place->delivery ? place->delivery->reference : "", command.told.batch);
    wish.happened_at = command.happened_at;
    if (auto refusal = take_in(wish, stock.lines, tx, ports)) return *refusal;
    const bool is_any = count_fates(stock.lines)[static_cast<std::size_t>(LineFate::received)] > 0;
    if (place->delivery && is_any) mark_arrived(*place->delivery, command.caller.actor, tx, ports);

    for (IntakeLine& line : stock.lines) line.code.clear();
    stock.hub_code = place->hub.code;
    stock.hub_name = place->hub.name;
    stock.bundle_code = place->bundle.code;
    stock.bundle_name = place->bundle.name;
    CanonicalText answer;
    answer.add(stock.hub_code).add(stock.hub_name).add(stock.bundle_code).add(stock.bundle_name);
    std::string kept = answer.add(lines_as_text(stock.lines)).text();
    return Done<ReceivedStock>{std::move(stock), std::move(kept)};
}

ReceivedStock recalled(const std::string& answer) {
    ReceivedStock stock;
    const auto fields = fields_of_canonical(answer);
    if (!fields || fields->size() != 5) return stock;
    stock.hub_code = (*fields)[0];
    stock.hub_name = (*fields)[1];
    stock.bundle_code = (*fields)[2];
    stock.bundle_name = (*fields)[3];
    stock.lines = lines_from_text((*fields)[4]);
    return stock;
}

std::string content_of(const ReceiveStock& command) {
    const IntakeTold& told = command.told;
    CanonicalText text;
    text.add("receive stock").add(told.hub).add(told.bundle).add(told.batch).add(told.delivery);
    text.add(told.activate_by ? format(*told.activate_by) : "");
    text.add(command.first).add(command.last).add(command.confirm ? 1 : 0);
    text.add(command.happened_at ? format(*command.happened_at) : "");
    for (const std::string& number : command.numbers) text.add(number);
    return text.text();
}

}  // namespace

FateCounts count_fates(std::span<const IntakeLine> lines) {
    FateCounts counts{};
    for (const IntakeLine& line : lines) ++counts.at(static_cast<std::size_t>(line.fate));
    return counts;
}

Result<IntakePlace> plan_receipt(const Caller& caller, const IntakeTold& told, Ports& ports) {
    const Date day = london_day(ports.clock.now(), ports.zones);
    if (auto refusal = check_told(told, day)) return *refusal;
    Result<IntakePlace> place = Refusal{RefusalCode::hub_not_found, "", {}};
    ports.store.read([&](Reader& reader) { place = find_place(caller, told, day, reader); });
    return place;
}

Result<ReceivedStock> receive_stock(const ReceiveStock& command, Ports& ports) {
    const Instant moment = command.happened_at.value_or(ports.clock.now());
    const Date day = london_day(moment, ports.zones);
    if (auto refusal = check_command(command, day)) return *refusal;
    return once<ReceivedStock>(
        {command.id, content_of(command), command.caller.actor}, ports,
        [&](Transaction& tx) { return receive(command, day, tx, ports); },
        [](Transaction&, const std::string& answer) { return recalled(answer); });
}

}  // namespace kitbank
