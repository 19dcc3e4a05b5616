#include <Poco/Exception.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>

#include "server/checkpoint_file.h"
#include "server/command/command.h"
#include "server/command/house.h"
#include "server/command/options.h"
#include "server/store/trust/verifier.h"
#include "server/usecase/trust/checkpoint.h"
#include "server/web/proof_json.h"

namespace kitbank {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::seconds progress_every{2};

// A line on standard error every now and then, for people who wait.
class Progress {
  public:
    void operator()(std::string_view what, std::uint64_t done) {
        const auto now = Steady::now();
        if (now - told_ < progress_every) return;
        told_ = now;
        std::cerr << done << ' ' << what << " verified so far\n";
    }

  private:
    Steady::time_point told_ = Steady::now();
};

std::optional<Checkpoint> read_checkpoint(const std::string& path) {
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    auto checkpoint = web::parse_checkpoint(text.str());
    if (!checkpoint) std::cerr << path << " is no checkpoint of Kitbank.\n";
    return checkpoint;
}

// The events of the last moments, of before the server was stopped, belong into the log. When it was
// tampered with it takes none, and the verifier says why.
void bring_up_to_date(House& house, const CheckpointFile& file) {
    try {
        write_checkpoint(house.ports());
        file.catch_up(house.store(), house.ports().crypto);
    } catch (const StoreFailure& failure) {
        std::cerr << failure.what() << '\n';
    } catch (const std::runtime_error& failure) {
        std::cerr << failure.what() << '\n';
    }
}

int print(const VerifyCounts& counts, Steady::duration took) {
    const auto of = [](std::uint64_t count, const char* one, const char* many) {
        return std::to_string(count) + (count == 1 ? one : many);
    };
    const std::string what = of(counts.devices, " device, ", " devices, ") +
                             of(counts.tags, " tag, ", " tags, ") +
                             of(counts.chains, " audit chain, ", " audit chains, ") +
                             of(counts.entries, " log entry", " log entries") + " under " +
                             of(counts.checkpoints, " checkpoint", " checkpoints");
    const double seconds = std::chrono::duration<double>{took}.count();
    if (counts.faults > 0) {
        std::cerr << of(counts.faults, " fault", " faults") << " in " << what << ".\n";
        return 1;
    }
    std::cout << "All holds: " << what << " verified in " << seconds << " s.\n";
    return 0;
}

}  // namespace

int verify(const Config& config, const Words& words) {
    const Options options{words, {"checkpoint"}};
    if (!options.is_right()) return 2;
    House house{config};
    VerifyOrder order{house.ports().crypto, house.ports().safe, house.ports().clock.now()};
    if (options.has("checkpoint")) {
        const auto given = read_checkpoint(options.value("checkpoint"));
        if (!given) return 2;
        order.given.push_back(*given);
    }
    const CheckpointFile file{config.data / "checkpoints"};
    bring_up_to_date(house, file);
    CheckpointFile::Reader kept = file.read();
    order.next_kept = [&] { return kept.next(); };
    order.tell = [](const std::string& fault) { std::cerr << fault << '\n'; };
    order.progress = Progress{};
    const auto begun = Steady::now();
    Connection connection{address_of(config)};
    const VerifyCounts counts = Verifier{order, connection}.run();
    return print(counts, Steady::now() - begun);
}

}  // namespace kitbank
