#include "server/core/residents/contact.h"

#include <doctest/doctest.h>

using namespace kitbank;

TEST_CASE("a phone number has one spelling however it is typed") {
    for (const char* typed :
         {"07700 900123", "07700900123", "+447700900123", "+44 7700 900123", "+44 (0)7700 900123",
          "0044 7700 900-123", "447700900123", " (07700) 900 123 "}) {
        CAPTURE(typed);
        CHECK(canonical_phone(typed) == "+447700900123");
    }
    CHECK(canonical_phone("01632 960123") == "+441632960123");
    CHECK(canonical_phone("016977 2345") == "+44169772345");
    CHECK(canonical_phone("+353 20 912 3456") == "+353209123456");
    CHECK(canonical_phone("00 353 20 912 3456") == "+353209123456");
}

TEST_CASE("a kept number is shown as people here read it") {
    CHECK(spoken_phone("+447700900123") == "07700 900123");
    CHECK(spoken_phone("+353209123456") == "+353209123456");
    CHECK(spoken_phone("+44169772345") == "+44169772345");
}

TEST_CASE("what is no phone number is none") {
    for (const char* typed :
         {"", "123", "07700", "7700900123", "0770090012345", "04700 900123", "07700 900123 ext 4",
          "ring the bell", "++447700900123", "+0123456789", "+12345678901234567", "07700+900123"}) {
        CAPTURE(typed);
        CHECK_FALSE(canonical_phone(typed));
    }
}

TEST_CASE("a postcode is written in capitals with one space") {
    for (const char* code : {"EC1A 1BB", "W1A 0AX", "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT",
                             "E20 2ST", "N1C 4AG", "NE61 2EF", "GIR 0AA"}) {
        CAPTURE(code);
        CHECK(canonical_postcode(code) == code);
    }
    CHECK(canonical_postcode("sw1a1aa") == "SW1A 1AA");
    CHECK(canonical_postcode(" ne 61 2 ef ") == "NE61 2EF");
}

TEST_CASE("what is no postcode is none, the codes for no fixed abode among them") {
    for (const char* code : {"", "QQ1 1AA", "M1 1AC", "ZZ99 9ZZ", "ZZ99 3VZ", "NE61", "12345",
                             "NE6123 2EF", "NE61 2E", "AI1 1AA", "W1I 0AX", "NE6-2EF"}) {
        CAPTURE(code);
        CHECK_FALSE(canonical_postcode(code));
    }
}

TEST_CASE("an e-mail address is in lower case and has one @") {
    CHECK(canonical_mail(" Robin@Example.ORG ") == "robin@example.org");
    for (const char* typed : {"", "robin", "@example.org", "robin@", "a@b@c", "a b@example.org"}) {
        CAPTURE(typed);
        CHECK_FALSE(canonical_mail(typed));
    }
    CHECK_FALSE(canonical_mail(std::string(250, 'a') + "@example.org"));
}

TEST_CASE("names are compared without their case, spaces and signs") {
    CHECK(comparable_name("O'Neil, Anne-Marie") == "oneilannemarie");
    CHECK(comparable_name("  oneil  ANNE marie ") == "oneilannemarie");
    CHECK(comparable_name("Zo\u00eb") == "zo\u00eb");
    CHECK(comparable_name("-").empty());
}
