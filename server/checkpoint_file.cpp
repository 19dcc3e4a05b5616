#include "server/checkpoint_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "server/usecase/trust/log.h"
#include "server/usecase/trust/ports.h"
#include "server/web/proof_json.h"

namespace kitbank {
namespace {

constexpr int page_size = 500;
constexpr off_t line_bytes_max = 2'000;

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error{errno, std::generic_category(), what};
}

// Open for one writer at a time: several servers on one machine may share a data folder.
class Locked {
  public:
    explicit Locked(const std::filesystem::path& path)
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): open() has its mode so
        : file_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640)) {
        if (file_ < 0) fail("cannot open " + path.string());
        if (flock(file_, LOCK_EX) != 0) fail("cannot lock " + path.string());
    }
    ~Locked() { close(file_); }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;

    // The last whole line; what stands behind it is cut off.
    std::string last_line() {
        const off_t size = lseek(file_, 0, SEEK_END);
        const off_t from = std::max<off_t>(0, size - 2 * line_bytes_max);
        std::string tail(static_cast<std::size_t>(size - from), '\0');
        if (pread(file_, tail.data(), tail.size(), from) != static_cast<ssize_t>(tail.size())) {
            fail("cannot read the checkpoints");
        }
        const std::size_t end = tail.rfind('\n');
        const std::size_t whole = end == std::string::npos ? 0 : end + 1;
        if (whole < tail.size() && ftruncate(file_, from + static_cast<off_t>(whole)) != 0) {
            fail("cannot mend the checkpoints");
        }
        if (whole == 0) return "";
        const std::size_t before = end == 0 ? std::string::npos : tail.rfind('\n', end - 1);
        const std::size_t begin = before == std::string::npos ? 0 : before + 1;
        return tail.substr(begin, end - begin);
    }

    void append(std::string_view text) {
        lseek(file_, 0, SEEK_END);
        while (!text.empty()) {
            const ssize_t written = write(file_, text.data(), text.size());
            if (written < 0) fail("cannot write the checkpoints");
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        if (fsync(file_) != 0) fail("cannot see the checkpoints onto the disk");
    }

  private:
    int file_;
};

}  // namespace

void CheckpointFile::catch_up(Store& store, Crypto& crypto) const {
    Locked file{path_};
    const std::string line = file.last_line();
    std::optional<Checkpoint> last;
    if (!line.empty()) {
        last = web::parse_checkpoint(line);
        if (!last) throw std::runtime_error{"The last line of " + path_.string() + " is broken."};
    }
    const std::uint64_t from = last ? last->number - 1 : 0;
    std::vector<Checkpoint> page;
    for (std::uint64_t after = from;; after = page.back().number) {
        store.read([&](kitbank::Reader& reader) {
            page = reader.trust().checkpoints_after(after, page_size);
        });
        if (last && after == from && (page.empty() || page.front() != *last)) {
            throw std::runtime_error{"Checkpoint " + std::to_string(last->number) + " of " +
                                     path_.string() +
                                     " is not in the database. Run kitbank-server verify."};
        }
        std::string lines;
        for (const Checkpoint& checkpoint : page) {
            if (last && checkpoint.number <= last->number) continue;
            if (is_signed(checkpoint, crypto)) lines += web::to_json(checkpoint).dump() + '\n';
        }
        if (!lines.empty()) file.append(lines);
        if (page.size() < page_size) return;
    }
}

CheckpointFile::Reader::Reader(const std::filesystem::path& path) : lines_(path) {
    std::error_code absent;
    left_ = std::filesystem::file_size(path, absent);
    if (absent) left_ = 0;
}

std::optional<Checkpoint> CheckpointFile::Reader::next() {
    std::string line;
    if (left_ == 0 || !std::getline(lines_, line)) return std::nullopt;
    if (line.size() >= left_) return std::nullopt;  // half written
    left_ -= line.size() + 1;
    ++number_;
    std::optional<Checkpoint> checkpoint = web::parse_checkpoint(line);
    if (!checkpoint) {
        throw std::runtime_error{"Line " + std::to_string(number_) +
                                 " of the checkpoints outside the database is broken."};
    }
    return checkpoint;
}

}  // namespace kitbank
