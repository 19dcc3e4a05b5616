// A page: the frame that stands around every page, and the template in the middle of it.
//
// HTML is in server/web/templates and nowhere else. Each template is expanded by ctemplate with
// auto-escape, so that a value can only ever be text where the template puts it: handlers give
// values and never mark anything as safe. A template that is not embedded, does not parse, or
// lacks the auto-escape line stops the server at its start, not a visitor later.
#pragma once

#include <cstring>  // ctemplate's own header needs it and does not include it

#include <ctemplate/template_dictionary.h>

#include <string>
#include <string_view>
#include <vector>

namespace kitbank::web {

// A place in a template that values can be given to. It borrows from its Page.
class View {
  public:
    explicit View(ctemplate::TemplateDictionary& dictionary) : dictionary_(&dictionary) {}

    View& set(std::string_view name, std::string_view value);
    View& show(std::string_view section);
    // Shows a section once when the condition holds.
    View& show_if(bool condition, std::string_view section);
    // The value in `section`_TEXT, and the section shown: nothing at all when the value is empty.
    View& text(std::string_view section, std::string_view value);
    // One more copy of a section, with its own values.
    View add(std::string_view section);
    // One more copy of another template at {{>SLOT}}.
    View include(std::string_view slot, std::string_view template_path);

  private:
    ctemplate::TemplateDictionary* dictionary_;
};

// What is wrong with one field, or with the whole form when `field_id` is empty.
struct FieldProblem {
    std::string field_id;
    std::string text;
};

class Page {
  public:
    // `template_path` is below server/web/templates, for example "devices/device.tpl".
    Page(std::string_view template_path, std::string_view title);
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    View main() { return main_; }
    View frame() { return View(root_); }
    // A value that every included template may use: the CSRF token, the request id.
    void set_everywhere(std::string_view name, std::string_view value);
    void set_back(std::string_view url, std::string_view text);
    // The error summary. `code`, when given, links to its help page.
    void set_problems(const std::vector<FieldProblem>& problems, std::string_view code = {});
    std::string html() const;

  private:
    ctemplate::TemplateDictionary root_;
    View main_;
};

// Reads every embedded template. Throws std::runtime_error naming the first that is wrong. Safe to
// call again; a Page calls it when nobody has.
void load_templates();

}  // namespace kitbank::web
