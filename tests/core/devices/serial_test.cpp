#include "server/core/devices/serial.h"

#include <doctest/doctest.h>

#include <string>

using namespace kitbank;

TEST_CASE("one serial has one spelling") {
    CHECK(canonical_serial(" wd-wxc1a14s2591\t") == "WD-WXC1A14S2591");
    CHECK(canonical_serial("            Z5KLT2A0T") == "Z5KLT2A0T");
    CHECK(canonical_serial("S2ZY J9KG 500123\r\n") == "S2ZYJ9KG500123");
    CHECK(canonical_serial("/3FBJ6P2/CNWSC0092F0002/") == "/3FBJ6P2/CNWSC0092F0002/");
    CHECK(canonical_serial(" \t ").empty());
    CHECK(canonical_serial(canonical_serial("ab c-1")) == canonical_serial("AB C-1"));
}

TEST_CASE("what firmware writes for want of a serial is a placeholder") {
    for (const char* text : {"To Be Filled By O.E.M.",
                             "to be filled by o.e.m",
                             "0123456789",
                             "123456789",
                             "1234567890",
                             "12345678",
                             "System Name",
                             "00000000",
                             "0",
                             "xxxxxxxxxx",
                             "DELL",
                             "Dell",
                             "None",
                             "Not Specified",
                             "Default string",
                             "Not Applicable",
                             "N/A",
                             "n/a",
                             "Unknown",
                             "UNKNOWN",
                             "INVALID",
                             "-",
                             "........",
                             "System Serial Number",
                             "Chassis Serial Number",
                             "Serial Number",
                             "OEM",
                             "NULL",
                             "Not Available",
                             "FFFFFFFF",
                             "1111111",
                             "",
                             "   "}) {
        CAPTURE(text);
        CHECK(is_placeholder_serial(text));
        CHECK_FALSE(is_usable_serial(text));
    }
}

TEST_CASE("a real serial is not a placeholder") {
    for (const char* text :
         {"3FBJ6P2", "5CG7441ZQX", "PC02K9ZX", "WD-WXC1A14S2591", "NS8BN06381120BD03",
          "C02XG0ABJGH5", "0123456780", "X0X0X0X0", "2345678", "DELL1234", "NONE1234"}) {
        CAPTURE(text);
        CHECK_FALSE(is_placeholder_serial(text));
        CHECK(is_usable_serial(text));
    }
}

TEST_CASE("a serial is usable, or it is said why not") {
    CHECK(kind_of_serial("3FBJ6P2") == SerialKind::usable);
    CHECK(kind_of_serial(" \r") == SerialKind::absent);
    CHECK(kind_of_serial(std::string(15, 'X')) == SerialKind::redacted);
    CHECK(kind_of_serial(std::string(20, 'x')) == SerialKind::redacted);
    CHECK(kind_of_serial(std::string(10, 'X')) == SerialKind::placeholder);
    CHECK(kind_of_serial("Default string") == SerialKind::placeholder);
    CHECK(kind_of_serial("A1B") == SerialKind::wrong_length);
    CHECK(kind_of_serial("A1B2") == SerialKind::usable);
    CHECK(kind_of_serial(std::string(63, 'A') + "1") == SerialKind::usable);
    CHECK(kind_of_serial(std::string(64, 'A') + "1") == SerialKind::wrong_length);
}
