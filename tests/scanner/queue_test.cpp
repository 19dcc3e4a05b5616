#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "scanner-client/queue/scan_queue.h"
#include "scanner-client/settings.h"
#include "scratch.h"

namespace {

using namespace kitbank;
using namespace kitbank::scanner;
using namespace kitbank::scanner::test;

Answer refused_answer() {
    Answer answer;
    answer.word = AnswerWord::refused;
    answer.code = "wipe_missing";
    answer.sentence = "Not wiped.";
    return answer;
}

// Nowhere in the queue's folder, not even in a side file.
bool is_in_files(const std::string& folder, const std::string& text) {
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (file_text(entry.path().string()).find(text) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a kept scan is the same after the file was closed and opened again") {
    const Scratch scratch;
    Scan scan = sample_scan(DeviceEvent::intake);
    scan.evidence = {
        {"make", "Dell"}, {"model", "Vostro \"5581\", 15\xE2\x80\xB3"}, {"kind", "laptop"}};
    scan.media = {{"S3Z9NB0K", "Samsung 860", 500107862016, MediumType::ssd},
                  {"X1234", "", 0, MediumType::unknown}};
    std::string name;
    {
        ScanQueue queue{scratch / "scans.sqlite"};
        scan = queue.keep(scan);
        name = queue.scanner();
    }
    ScanQueue queue{scratch / "scans.sqlite"};
    REQUIRE(queue.waiting(10).size() == 1);
    CHECK(queue.waiting(10).front() == scan);
    CHECK(scan.seq == 1);
    CHECK(queue.scanner() == name);
}

TEST_CASE("two scanners never have the same name") {
    const Scratch one;
    const Scratch other;
    CHECK(ScanQueue{one / "q"}.scanner() != ScanQueue{other / "q"}.scanner());
}

TEST_CASE("scans are numbered without a gap, whatever becomes of them") {
    const Scratch scratch;
    ScanQueue queue{scratch / "q"};
    for (int i = 1; i <= 50; ++i) {
        const Scan scan = queue.keep(sample_scan());
        CHECK(scan.seq == i);
        if (i % 3 == 0) queue.mark_sent(scan.id, "applied");
        if (i % 3 == 1) queue.park(scan.id, refused_answer(), false);
        if (i % 7 == 0) CHECK_THROWS_AS(queue.keep(scan), LocalTrouble);  // the same id twice
    }
    CHECK(queue.count_waiting() == 17);
    CHECK(queue.parked().size() == 17);
}

TEST_CASE("several programs number their scans in one file without a gap or a double") {
    const Scratch scratch;
    const std::string path = scratch / "q";
    { const ScanQueue made{path}; }
    constexpr int programs = 4;
    for (int program = 0; program < programs; ++program) {
        if (fork() == 0) {
            ScanQueue queue{path};
            for (int i = 0; i < 25; ++i) queue.keep(sample_scan());
            _exit(0);
        }
    }
    for (int program = 0; program < programs; ++program) {
        int status = -1;
        wait(&status);
        CHECK(status == 0);
    }
    ScanQueue queue{path};
    std::set<std::int64_t> numbers;
    for (const Scan& scan : queue.waiting(1000)) numbers.insert(scan.seq);
    CHECK(numbers.size() == 100);
    CHECK(*numbers.rbegin() == 100);
}

TEST_CASE("a scan that was kept is there after the program was killed on the spot") {
    const Scratch scratch;
    const std::string path = scratch / "q";
    for (int round = 1; round <= 10; ++round) {
        int told[2];
        REQUIRE(pipe(told) == 0);
        const pid_t child = fork();
        if (child == 0) {
            ScanQueue queue{path};
            while (true) {
                const Scan scan = queue.keep(sample_scan());
                if (write(told[1], &scan.seq, sizeof scan.seq) != sizeof scan.seq) _exit(1);
            }
        }
        close(told[1]);
        std::int64_t seq = 0;
        std::int64_t last = 0;
        for (int i = 0; i < round && read(told[0], &seq, sizeof seq) == sizeof seq; ++i) last = seq;
        kill(child, SIGKILL);
        while (read(told[0], &seq, sizeof seq) == sizeof seq) last = seq;
        close(told[0]);
        waitpid(child, nullptr, 0);
        ScanQueue queue{path};
        const auto scans = queue.waiting(100000);
        REQUIRE(!scans.empty());
        CHECK(scans.back().seq >= last);
        CHECK(scans.size() == static_cast<std::size_t>(scans.back().seq));
    }
}

TEST_CASE("the recipient's reference is gone from every file once the server has the scan") {
    const Scratch scratch;
    for (const char* how : {"sent", "conflict"}) {
        const std::string path = scratch / how;
        std::filesystem::create_directory(path);
        {
            ScanQueue queue{path + "/q"};
            const Scan scan = queue.keep(sample_scan(DeviceEvent::loan));
            CHECK(is_in_files(path, "REQ-77"));
            Answer conflict = refused_answer();
            conflict.word = AnswerWord::conflict;
            if (std::string{how} == "sent") queue.mark_sent(scan.id, "applied");
            if (std::string{how} == "conflict") queue.park(scan.id, conflict, true);
        }
        CHECK_FALSE(is_in_files(path, "REQ-77"));
        CHECK(is_in_files(path, "A-12"));
    }
}

TEST_CASE("a refused scan keeps everything until a person has closed it") {
    const Scratch scratch;
    ScanQueue queue{scratch / "q"};
    const Scan scan = queue.keep(sample_scan(DeviceEvent::loan));
    queue.park(scan.id, refused_answer(), false);
    CHECK(queue.waiting(10).empty());
    REQUIRE(queue.parked().size() == 1);
    CHECK(queue.parked().front().scan == scan);
    CHECK(queue.parked().front().answer.sentence == "Not wiped.");
    CHECK_FALSE(queue.close(scan.seq + 1));
    CHECK(queue.close(scan.seq));
    CHECK_FALSE(queue.close(scan.seq));
    CHECK(queue.parked().empty());
}

TEST_CASE("what is known of a device is replaced by what is learnt later") {
    const Scratch scratch;
    ScanQueue queue{scratch / "q"};
    CHECK_FALSE(queue.recall(one_tag).has_value());
    DeviceFacts facts{one_tag,
                      "Dell Vostro 5581",
                      DeviceState::ready,
                      HolderKind::hub,
                      "ALN",
                      "B2",
                      true,
                      {},
                      noon(),
                      true};
    queue.remember(facts);
    CHECK(queue.recall(one_tag) == facts);
    facts.state = DeviceState::returned;
    facts.wiped = false;
    facts.reservation = "Q-7K3M9QXZ";
    queue.remember(facts);
    CHECK(queue.recall(one_tag) == facts);
}

TEST_CASE("the queue's files are for their owner only") {
    const Scratch scratch;
    ScanQueue queue{scratch / "q"};
    queue.keep(sample_scan());
    for (const char* name : {"q", "q-wal", "q-shm"}) {
        struct stat status {};
        REQUIRE(stat((scratch / name).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0600);
    }
}

TEST_CASE("a file that is no queue, or that cannot be written, is a sentence and stays as it was") {
    const Scratch scratch;
    const std::string path = scratch.write("q", std::string(5000, 'x'));
    CHECK_THROWS_AS(ScanQueue{path}, LocalTrouble);
    CHECK(file_text(path) == std::string(5000, 'x'));
    CHECK_THROWS_AS(ScanQueue{scratch / "no/such/folder/q"}, LocalTrouble);
}

TEST_CASE("a scan that a full disk did not take is an error, and those before it stay whole") {
    const Scratch scratch;
    const std::string path = scratch / "q";
    ScanQueue queue{path};
    queue.keep(sample_scan());
    const pid_t child = fork();
    if (child == 0) {
        // A file may not grow in this process: what a full disk looks like.
        signal(SIGXFSZ, SIG_IGN);
        const rlimit little{65536, 65536};
        setrlimit(RLIMIT_FSIZE, &little);
        try {
            ScanQueue full{path};
            for (int i = 0; i < 1000; ++i) full.keep(sample_scan());
        } catch (const LocalTrouble&) {
            _exit(7);
        }
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 7);
    const Scan next = queue.keep(sample_scan());
    CHECK(next.seq == queue.count_waiting());
}
