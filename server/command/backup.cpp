#include <Poco/Exception.h>
#include <Poco/Process.h>
#include <Poco/TemporaryFile.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "server/command/command.h"
#include "server/command/house.h"
#include "server/command/options.h"
#include "server/store/migrator.h"

// `backup` and `restore`: MariaDB's own programs, told where the database is through a file that only we
// can read, so that the password is on no command line.
namespace kitbank {
namespace {

// An option file that goes when this goes.
class OptionFile {
  public:
    explicit OptionFile(const DatabaseAddress& address) {
        std::ofstream file{file_.path()};
        ::chmod(file_.path().c_str(), S_IRUSR | S_IWUSR);
        file << "[client]\nuser=" << quoted(address.user)
             << "\npassword=" << quoted(address.password) << '\n';
        if (address.socket.empty()) {
            file << "host=" << quoted(address.host) << "\nport=" << address.port << '\n';
        } else {
            file << "socket=" << quoted(address.socket) << '\n';
        }
    }
    [[nodiscard]] std::string option() const { return "--defaults-file=" + file_.path(); }

  private:
    static std::string quoted(const std::string& value) {
        std::string text = "\"";
        for (const char c : value) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        return text + '"';
    }

    Poco::TemporaryFile file_;
};

int run(const std::string& program, const std::vector<std::string>& arguments) {
    try {
        return Poco::Process::launch(program, arguments).wait();
    } catch (const Poco::Exception&) {
        std::cerr << program << " is not installed: scripts/packages installs it.\n";
        return 1;
    }
}

// They may go further than what was restored; the next ones begin a new file.
void set_checkpoints_aside(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return;
    std::filesystem::path aside = file;
    aside += "-before-" +
             format(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    std::filesystem::rename(file, aside);
    std::cout << "The checkpoints signed until now are in " << aside.string()
              << ". Compare with them: verify --checkpoint takes one line of it.\n";
}

}  // namespace

int backup(const Config& config, const Words& words) {
    const Options options{words, {"to"}};
    if (!options.is_right() || !options.has("to")) {
        std::cerr << "usage: kitbank-server backup --to FILE\n";
        return 2;
    }
    if (std::filesystem::exists(options.value("to"))) {
        std::cerr << options.value("to") << " is there already. Name a new file.\n";
        return 1;
    }
    const DatabaseAddress address = address_of(config);
    const OptionFile login{address};
    // One snapshot for all tables; binary as hexadecimal, so that the file survives any editor.
    const int code =
        run("mariadb-dump", {login.option(), "--single-transaction", "--quick", "--hex-blob",
                             "--skip-lock-tables", "--default-character-set=utf8mb4",
                             "--result-file=" + options.value("to"), address.schema});
    if (code != 0) {
        std::filesystem::remove(options.value("to"));
        std::cerr << "The backup failed and its file was removed.\n";
        return 1;
    }
    std::filesystem::permissions(options.value("to"), std::filesystem::perms::owner_read |
                                                          std::filesystem::perms::owner_write);
    std::cout << "Backed up to " << options.value("to") << ".\n";
    return 0;
}

int restore(const Config& config, const Words& words) {
    const Options options{words, {"from"}};
    if (!options.is_right() || !options.has("from")) {
        std::cerr << "usage: kitbank-server restore --from FILE\n";
        return 2;
    }
    const std::string& file = options.value("from");
    if (!std::filesystem::is_regular_file(file) ||
        file.find_first_of("\n\"';") != std::string::npos) {
        std::cerr << "There is no file " << file << ".\n";
        return 1;
    }
    const DatabaseAddress address = address_of(config);
    const OptionFile login{address};
    if (pending_migrations(address).size() != migration::all().size()) {
        std::cerr << "The database is not empty. Restore goes into an empty one, so that nothing "
                     "is overwritten.\n";
        return 1;
    }
    const int code = run("mariadb", {login.option(), "--default-character-set=utf8mb4",
                                     "--execute=source " + file, address.schema});
    if (code != 0) {
        std::cerr << "The restore failed.\n";
        return 1;
    }
    std::cout << "Restored from " << file << ". Checking it.\n";
    set_checkpoints_aside(config.data / "checkpoints");
    return verify(config, {});
}

}  // namespace kitbank
