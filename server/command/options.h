#pragma once
#include <boost/program_options.hpp>
#include <initializer_list>
#include <string>
#include <vector>

namespace kitbank {

// The `--name value` words of a command. Words without a name in front (the subcommand) are left to the
// caller.
class Options {
  public:
    Options(const std::vector<std::string>& words, std::initializer_list<const char*> names);

    // False when a name is not one of those allowed or has no value; `complaint` says which.
    [[nodiscard]] bool is_right() const { return complaint_.empty(); }
    [[nodiscard]] const std::string& complaint() const { return complaint_; }

    [[nodiscard]] bool has(const char* name) const { return values_.count(name) > 0; }
    [[nodiscard]] bool has_all(std::initializer_list<const char*> names) const;
    [[nodiscard]] const std::string& value(const char* name) const;  // empty when absent

  private:
    boost::program_options::variables_map values_;
    std::string complaint_;
};

}  // namespace kitbank
