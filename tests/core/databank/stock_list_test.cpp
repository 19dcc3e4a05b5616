#include "server/core/databank/stock_list.h"

#include <doctest/doctest.h>

#include <random>

using namespace kitbank;

namespace {

StockList sims(std::string_view bytes) {
    const Result<StockList> list = read_stock_list(bytes, ItemKind::sim);
    REQUIRE(list);
    return *list;
}

std::vector<std::string> texts(const StockList& list) {
    std::vector<std::string> found;
    for (const TypedLine& line : list.lines) found.push_back(line.text);
    return found;
}

std::string told(std::string_view bytes, ItemKind kind = ItemKind::sim) {
    const Result<StockList> list = read_stock_list(bytes, kind);
    return list ? "" : list.refusal().detail;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the column of SIM numbers is found by its heading") {
    const StockList list = sims(
        "\xEF\xBB\xBF"
        "Box;SIM No.;MSISDN\r\n7;8944110000000001238;07700 900123\r\n7; ;\r\n"
        "7;=\"8944110000000001246\";\r\n");
    CHECK(list.column == "SIM No.");
    CHECK(texts(list) == Texts{"8944110000000001238", "8944110000000001246"});
    CHECK(list.lines[0].phone == "07700 900123");
    CHECK(list.lines[0].line == 2);
    CHECK(list.lines[1].line == 4);
}

TEST_CASE("columns of batches and last days are named, and not read") {
    using Names = std::vector<std::string_view>;
    const std::string line = "\n8944110000000001238,7,2027-06-30\n";
    CHECK(sims("ICCID,Batch,Activate by" + line).unread == Names{"batch", "activate_by"});
    CHECK(sims("iccid,ACTIVATE-BY,batch no." + line).unread == Names{"batch", "activate_by"});
    CHECK(sims("ICCID,Box number,x" + line).unread == Names{"batch"});
    CHECK(sims("Karte,x,Expiry Date" + line).unread == Names{"activate_by"});
    CHECK(sims("ICCID,MSISDN,Notes" + line).unread.empty());
    CHECK(sims("8944110000000001238,batch,activate by\n8944110000000001246,7,x\n").unread.empty());
}

TEST_CASE("without a heading that is known it is found by what stands in it") {
    CHECK(texts(sims("8944110000000001238\n8944110000000001246\n")) ==
          Texts{"8944110000000001238", "8944110000000001246"});
    CHECK(texts(sims("Karte,Menge\n8944110000000001238,1\n")) == Texts{"8944110000000001238"});
    CHECK(texts(sims("1,07700900123,8944110000000001238\n2,07700900124,8944110000000001246\n")) ==
          Texts{"8944110000000001238", "8944110000000001246"});
    CHECK(texts(sims("number,note\n0000000001238,\n")) == Texts{"0000000001238"});
}

TEST_CASE("a number that a spreadsheet cut short comes through to be told of") {
    CHECK(texts(sims("ICCID,x\n8.94E+18,1\n")) == Texts{"8.94E+18"});
    CHECK(texts(sims("ICCID\n8,94E+18\n8,94E+18")) == Texts{"8,94E+18", "8,94E+18"});
    CHECK(texts(sims("8.94E+18\n8.94E+18\n")) == Texts{"8.94E+18", "8.94E+18"});
}

TEST_CASE("codes of vouchers stand under their heading, or alone") {
    const Result<StockList> headed =
        read_stock_list("Voucher code,Value\nAB12-CD34-EF56,10\n", ItemKind::voucher);
    REQUIRE(headed);
    CHECK(texts(*headed) == Texts{"AB12-CD34-EF56"});
    const Result<StockList> alone =
        read_stock_list("AB12CD34EF56,\nGH12CD34EF56,\n", ItemKind::voucher);
    REQUIRE(alone);
    CHECK(alone->lines.size() == 2);
    CHECK(told("AB12CD34EF56,10\n", ItemKind::voucher).find("Voucher code") != std::string::npos);
}

TEST_CASE("a file without numbers says what is missing") {
    CHECK(told("").find("empty") != std::string::npos);
    CHECK(told("ICCID\n").find("no numbers beneath") != std::string::npos);
    CHECK(told("name,town\nRobin,Leeds\n").find("Write ICCID above") != std::string::npos);
    CHECK(told("PK\x03\x04").find("workbook") != std::string::npos);
    CHECK(told(std::string(stock_file_bytes_max + 1, '8')).find("8 MB") != std::string::npos);
    std::string many = "ICCID\n";
    for (std::size_t at = 0; at <= stock_file_lines_max; ++at) many += "8944110000000\n";
    CHECK(told(many).find("in parts") != std::string::npos);
    CHECK(told(many.substr(6)).find("50,000 lines") != std::string::npos);
    many.resize(many.size() - 14);
    CHECK(sims(many).lines.size() == stock_file_lines_max);
}

TEST_CASE("any file is a list or a refusal") {
    std::mt19937 chance{5};
    const std::string signs = "8944,;\"\n\r'=E+ICCID code\t";
    for (int round = 0; round < 5'000; ++round) {
        std::string bytes = chance() % 2 == 0 ? "ICCID\n" : "";
        const std::size_t length = chance() % 120;
        for (std::size_t at = 0; at < length; ++at) {
            const bool is_any = chance() % 10 == 0;
            bytes += is_any ? static_cast<char>(chance() % 256) : signs[chance() % signs.size()];
        }
        for (const ItemKind kind : {ItemKind::sim, ItemKind::voucher}) {
            const Result<StockList> list = read_stock_list(bytes, kind);
            if (list) REQUIRE_FALSE(list->lines.empty());
            if (!list) REQUIRE_FALSE(list.refusal().detail.empty());
        }
    }
}
