#pragma once
#include <string>

namespace kitbank::scanner {

// Sends bytes as they are to where labels come out. Each throws LocalTrouble with a sentence when
// not everything was taken.

// A file, made whole or not at all; "-" is standard output.
void write_to_file(const std::string& path, const std::string& bytes);

// A printer's device file, such as /dev/usb/lp0, which must exist.
void write_to_device(const std::string& path, const std::string& bytes);

// A raw printer port: "printer.local" or "printer.local:9100" or "[::1]:9100".
void write_to_port(const std::string& address, const std::string& bytes);

constexpr int raw_port = 9100;

}  // namespace kitbank::scanner
