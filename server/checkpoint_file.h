#pragma once
#include <filesystem>
#include <fstream>
#include <optional>

#include "server/usecase/ports.h"
#include "server/usecase/trust/log_records.h"

namespace kitbank {

// DATA/checkpoints: every signed checkpoint once more, outside the database, a line of JSON each. Who
// rules the database can make a history that is sound in itself, but not make it contain roots that
// stand here. Copies of it elsewhere (a backup, a mail, a print) serve against who rules the machine.
//
// Lines are only added. A line that a crash left half written is taken away before the next one.
class CheckpointFile {
  public:
    explicit CheckpointFile(std::filesystem::path path) : path_(std::move(path)) {}

    // Adds what the database has and the file lacks, and sees it onto the disk. Throws
    // std::runtime_error when the file's last one is not in the database: it was taken back to an
    // earlier state, or the file belongs to another database.
    void catch_up(Store& store, Crypto& crypto) const;

    // Reads from the first to what is the last now, one a call; nothing behind it or without a file.
    // Throws std::runtime_error naming a line that is none.
    class Reader {
      public:
        explicit Reader(const std::filesystem::path& path);
        std::optional<Checkpoint> next();

      private:
        std::ifstream lines_;
        std::uintmax_t left_ = 0;  // bytes
        std::size_t number_ = 0;
    };
    [[nodiscard]] Reader read() const { return Reader{path_}; }
    [[nodiscard]] bool exists() const { return std::filesystem::exists(path_); }

  private:
    std::filesystem::path path_;
};

}  // namespace kitbank
