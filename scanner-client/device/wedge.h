#pragma once
#include <optional>
#include <string>

namespace kitbank::scanner {

// Lines from a keyboard-wedge scanner, a serial port or a person's fingers: each ends with CR, LF,
// CR LF or the end of input. Control characters that some scanners put around a code (STX, ETX,
// GS) are dropped; empty lines are passed over. A line is never joined with another and never
// kept beyond what labels::read_tag will look at: what is longer is cut there and so stays too
// long to be a tag.
class Wedge {
  public:
    explicit Wedge(int file) : file_(file) {}

    // The next line, or nothing at the end of input. Throws LocalTrouble when reading fails.
    std::optional<std::string> next();

  private:
    std::optional<char> next_byte();

    int file_;
    std::string buffer_;
    std::size_t used_ = 0;
};

}  // namespace kitbank::scanner
