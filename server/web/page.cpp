#include "server/web/page.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>

#include <stdexcept>

#include "embedded/page_template.h"

namespace kitbank::web {
namespace {

constexpr auto strip = ctemplate::STRIP_BLANK_LINES;
constexpr std::string_view escape_line = "{{%AUTOESCAPE context=\"HTML\"}}";

ctemplate::TemplateString name_of(std::string_view text) { return {text.data(), text.size()}; }

void load_one(ctemplate::TemplateCache& cache, const page_template::Text& text) {
    const std::string path(text.path);
    if (text.text.substr(0, escape_line.size()) != escape_line) {
        throw std::runtime_error("template " + path + " does not begin with " +
                                 std::string(escape_line));
    }
    if (!cache.StringToTemplateCache(path, name_of(text.text), strip)) {
        throw std::runtime_error("template " + path + " does not parse");
    }
}

// Frozen, so that threads read it without a lock.
ctemplate::TemplateCache& templates() {
    static ctemplate::TemplateCache cache;
    static const bool loaded = [] {
        for (const auto& text : page_template::all()) load_one(cache, text);
        cache.Freeze();
        return true;
    }();
    static_cast<void>(loaded);
    return cache;
}

View include_main(ctemplate::TemplateDictionary& root, std::string_view template_path) {
    return View(root).include("MAIN", template_path);
}

}  // namespace

View& View::set(std::string_view name, std::string_view value) {
    dictionary_->SetValue(name_of(name), name_of(value));
    return *this;
}

View& View::show(std::string_view section) {
    dictionary_->ShowSection(name_of(section));
    return *this;
}

View& View::show_if(bool condition, std::string_view section) {
    return condition ? show(section) : *this;
}

View& View::text(std::string_view section, std::string_view value) {
    if (value.empty()) return *this;
    return set(std::string(section) + "_TEXT", value).show(section);
}

View View::add(std::string_view section) {
    return View(*dictionary_->AddSectionDictionary(name_of(section)));
}

View View::include(std::string_view slot, std::string_view template_path) {
    auto* included = dictionary_->AddIncludeDictionary(name_of(slot));
    included->SetFilename(name_of(template_path));
    return View(*included);
}

Page::Page(std::string_view template_path, std::string_view title)
    : root_("page"), main_(include_main(root_, template_path)) {
    frame().set("TITLE", title);
}

void Page::set_everywhere(std::string_view name, std::string_view value) {
    root_.SetTemplateGlobalValue(name_of(name), name_of(value));
}

void Page::set_back(std::string_view url, std::string_view text) {
    frame().add("BACK").set("BACK_URL", url).set("BACK_TEXT", text);
}

void Page::set_problems(const std::vector<FieldProblem>& problems, std::string_view code) {
    if (problems.empty()) return;
    frame().show("ERROR_SUMMARY");
    for (const auto& problem : problems) {
        auto item = frame().add("PROBLEM");
        item.set("PROBLEM_TEXT", problem.text);
        if (!problem.field_id.empty()) item.set("FIELD_ID", problem.field_id).show("FIELD_LINK");
    }
    if (!code.empty()) frame().set("PROBLEM_CODE", code).show("PROBLEM_HELP");
}

std::string Page::html() const {
    std::string out;
    if (!templates().ExpandWithData("shared/layout.tpl", strip, &root_, nullptr, &out)) {
        throw std::runtime_error("a page template could not be expanded");
    }
    return out;
}

void load_templates() { templates(); }

}  // namespace kitbank::web
