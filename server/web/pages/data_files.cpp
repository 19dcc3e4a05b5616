#include "server/usecase/databank/stock_files.h"
#include "server/web/pages/data_intake_words.h"
#include "server/web/pages/data_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"

// Files of SIMs and vouchers: chosen, looked at, loaded.
namespace kitbank::web::pages {
namespace {

std::string file_url(const StockFile& file) { return "/data/files/" + format(file.id); }

std::string_view state_words(FileState state) {
    switch (state) {
        case FileState::previewed:
            return "Not loaded yet";
        case FileState::loading:
            return "Being loaded";
        case FileState::loaded:
            return "Loaded";
        case FileState::dropped:
            return "Dropped";
    }
    return "";
}

FormPage upload_form(const Call& call) {
    FormPage form{"Choose the file", "/data/files", "Look at it", "/data/receive", "Receive"};
    form.place = Place::data_bank;
    form.has_upload = true;
    form.intro =
        "You will see what becomes of each line first. Nothing is received before you say so.";
    form.questions = {{QuestionKind::file, "file", "The list as a CSV file",
                       "Up to 50,000 lines and 8 MB. A column headed ICCID or Voucher code is "
                       "found by its heading."}};
    const Fields& fields = call.form.fields.size() > 0 ? call.form.fields : call.request.query;
    if (fields.text("from") == "receive") {
        form.questions.push_back({QuestionKind::hidden, "from", ""});
        for (Question& hidden : told_hidden()) form.questions.push_back(std::move(hidden));
        return form;
    }
    form.questions.push_back(hub_question(call, "Which hub are they at?"));
    form.questions.push_back(bundle_question(call));
    form.questions.push_back(batch_question());
    form.questions.push_back(activate_by_question());
    return form;
}

Result<AddFile> read_upload(const Call& call) {
    AddFile command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.told = told_in(call.form.fields);
    const std::string day = date_text(call.form, "activate_by");
    if (!day.empty()) {
        command.told.activate_by = parse_date(day);
        if (!command.told.activate_by) {
            return Refusal{
                RefusalCode::invalid_fields, "", {{"activate_by", "Enter a real date."}}};
        }
    }
    if (call.form.file) {
        command.name = call.form.file->name;
        command.content = call.form.file->content;
    }
    return command;
}

// What the file itself is told belongs to its box.
Refusal about_file(Refusal refusal) {
    const bool is_about_file =
        refusal.code == RefusalCode::file_not_understood || refusal.code == RefusalCode::too_large;
    if (is_about_file && refusal.fields.empty()) {
        refusal.fields = {{"file", sentence_of(refusal)}};
    }
    return refusal;
}

std::string place_of(const StockFile& file) {
    std::string words = file.bundle_name + ", " + file.hub_name;
    if (!file.batch.empty()) words += ", batch " + file.batch;
    if (!file.delivery_reference.empty()) words += ", with " + file.delivery_reference;
    return words;
}

void add_counts(View main, const FileView& view) {
    for (std::size_t at = 0; at < view.counts.size(); ++at) {
        const auto fate = static_cast<LineFate>(at);
        if (view.counts.at(at) == 0) continue;
        View count = main.add("COUNT");
        count.set("COUNT_TEXT", label_of(fate));
        count.set("COUNT_NUMBER", with_commas(view.counts.at(at)));
        count.set("COUNT_URL", file_url(view.file) + "?fate=" + std::string{name_of(fate)});
    }
}

std::int64_t count_of(const FileView& view, LineFate fate) {
    return view.counts.at(static_cast<std::size_t>(fate));
}

// What can be taken besides what is ready.
std::vector<Question> load_questions(const FileView& view) {
    Question ticks{QuestionKind::some_of, "also", "Receive these, too?",
                   "Only when somebody has compared them with the cards."};
    const std::int64_t doubtful = count_of(view, LineFate::doubtful);
    const std::int64_t swapped = count_of(view, LineFate::swap_suspect);
    if (doubtful > 0) {
        ticks.choices.push_back(
            {"doubtful", count_text(doubtful, "number", "numbers") + " to look at again"});
    }
    if (swapped > 0) {
        ticks.choices.push_back(
            {"swapped", count_text(swapped, "number", "numbers") + " that look misread"});
    }
    if (ticks.choices.empty()) return {};
    return {ticks};
}

void add_loading(Page& page, const Call& call, const FileView& view, const Refusal* refusal) {
    View main = page.main();
    const std::int64_t ready = count_of(view, LineFate::ready);
    main.set("LOAD_URL", file_url(view.file) + "/load");
    main.set("DROP_URL", file_url(view.file) + "/drop");
    page.set_everywhere("DROP_ID", format(call.ports().crypto.make_uuid()));
    View load = main.add("LOAD");
    FormState state = refusal != nullptr ? typed(call.form) : FormState{};
    const std::vector<Question> questions = load_questions(view);
    const bool can_load = ready > 0 || !questions.empty();
    load.show_if(can_load, "CAN_LOAD");
    load.show_if(!can_load, "NOTHING_TO_LOAD");
    load.set("LOAD_TEXT",
             ready > 0 ? "Load " + count_text(ready, "line", "lines") : "Load what I have ticked");
    if (refusal != nullptr) mark(state, *refusal, questions);
    fill_form(page, call, form_of(questions), state, refusal);
}

void add_lines(View main, const FileView& view, std::string_view fate) {
    if (view.lines.empty()) return;
    main.show("SOME");
    main.set("LINES_TITLE", fate.empty() ? "Line by line" : label_of(view.lines.front().fate));
    for (const IntakeLine& line : view.lines) {
        View row = main.add("LINE");
        row.set("NUMBER", std::to_string(line.line));
        fill_line(row, line);
    }
    if (!view.has_more) return;
    std::string url = file_url(view.file) + "?after=" + std::to_string(view.lines.back().line);
    if (!fate.empty()) url += "&fate=" + std::string{fate};
    main.set("NEXT_URL", url).show("NEXT");
}

std::string said_of(const FileView& view) {
    const StockFile& file = view.file;
    switch (file.state) {
        case FileState::previewed:
            return "Nothing is received yet. Look at what will become of its " +
                   count_text(file.lines, "line", "lines") + ", then load it or drop it.";
        case FileState::loading:
            return "";
        case FileState::loaded:
            return with_commas(file.received) + " of " + count_text(file.lines, "line", "lines") +
                   " received. What is not received is told beneath, with what to do.";
        case FileState::dropped:
            return "It was dropped, and what it held is gone.";
    }
    return "";
}

std::string name_of_column(std::string_view unread) {
    return unread == "batch" ? "batch" : "last day to activate";
}

// What a file tells line by line and is not read; empty for nothing.
std::string unread_of(const FileView& view) {
    if (view.unread.empty()) return "";
    std::string columns;
    std::string instead;
    for (const std::string_view unread : view.unread) {
        columns += (columns.empty() ? "" : " and ") + std::string{"the "} + name_of_column(unread);
        std::string told = unread == "batch" ? view.file.batch : "";
        if (unread != "batch" && view.file.activate_by) told = day_text(*view.file.activate_by);
        instead += (instead.empty() ? "" : ", ") + name_of_column(unread) + ": " +
                   (told.empty() ? "none" : told);
    }
    return (view.unread.size() > 1 ? "The columns for " + columns + " of this file are"
                                   : "The column for " + columns + " of this file is") +
           " not read: what was told for the whole file holds for every line (" + instead +
           "). Is it not the same for all of them? Drop this file, and load a file for each.";
}

Response show_view(const Call& call, const FileView& view, std::string_view fate,
                   const Refusal* refusal) {
    const StockFile& file = view.file;
    SitePage page(call, "databank/stock_file.tpl", file.name, Place::data_bank);
    page.set_back("/data/files", "Files");
    View main = page.main();
    main.set("HEADING", file.name).set("PLACE", place_of(file)).text("SAID", said_of(view));
    main.text("UNREAD", unread_of(view));
    main.set("COUNTS_TITLE", file.state == FileState::loaded ? "What became of its lines"
                                                             : "What will become of its lines");
    const bool is_loading = file.state == FileState::loading;
    if (is_loading) {
        View progress = main.add("PROGRESS");
        progress.set("PROGRESS_TEXT",
                     with_commas(file.lines_done) + " of " + with_commas(file.lines) + " lines");
        progress.set("DONE", std::to_string(file.lines_done));
        progress.set("ALL", std::to_string(file.lines));
    }
    add_counts(main, view);
    if (file.state == FileState::previewed && may(call.caller.role, Permission::receive_data)) {
        add_loading(page, call, view, refusal);
    }
    add_lines(main, view, fate);
    if (!file.delivery_reference.empty()) {
        main.add("LINK")
            .set("LINK_URL", "/data/deliveries/" + file.delivery_reference)
            .set("LINK_TEXT", "Delivery " + file.delivery_reference);
    }
    Response response = page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
    if (is_loading) response.with("Refresh", "2");
    return response;
}

Uuid file_named(const Call& call) { return parse_uuid(call.param("id")).value_or(Uuid{}); }

ListRow row_of(const StockFile& file, const Names& names) {
    ListRow row{file.name, file_url(file)};
    row.meta = place_of(file) + ". " + moment_text(file.uploaded_at) + ", " + names.of(file.actor);
    row.fact = state_words(file.state);
    if (file.state == FileState::loaded) {
        row.fact += ", " + items_text(file.kind, file.received);
    } else {
        row.fact += ", " + count_text(file.lines, "line", "lines");
    }
    return row;
}

}  // namespace

Response list_stock_files_here(const Call& call) {
    const auto files = list_files(call.caller, call.ports());
    if (!files) return show_refusal(call, files.refusal());
    const Names names = names_for(call);
    ListPage page{"Files of SIMs and vouchers"};
    page.place = Place::data_bank;
    page.back = {"/data", "Data bank"};
    if (may(call.caller.role, Permission::receive_data)) {
        page.action = {"/data/files/new", "Load a file"};
    }
    page.groups = {{"Newest first", {}, "No file has been loaded here yet."}};
    for (const StockFile& file : *files) page.groups[0].rows.push_back(row_of(file, names));
    return show_list(call, page);
}

Response show_add_file(const Call& call) {
    FormState state;
    const IntakeTold told = told_in(call.request.query);
    if (call.request.query.text("from") == "receive") {
        state.values.emplace("from", "receive");
        add_told(state, told);
    } else {
        choose_own_hub(state, call.caller);
    }
    return show_form(call, upload_form(call), state);
}

Response add_file_here(const Call& call) {
    const auto command = read_upload(call);
    if (!command) return show_refused_form(call, upload_form(call), command.refusal());
    const auto file = add_file(*command, call.ports());
    if (!file) return show_refused_form(call, upload_form(call), about_file(file.refusal()));
    return Response::see_other(file_url(*file));
}

Response show_stock_file_here(const Call& call) {
    const Fields& query = call.request.query;
    FileQuestion question{call.caller, file_named(call)};
    question.fate = parse_line_fate(query.text("fate"));
    const std::string_view after = query.text("after");
    const bool is_number = !after.empty() && after.size() < 9 &&
                           after.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_number) question.after = std::stoi(std::string{after});
    const auto view = show_file(question, call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_view(call, *view, question.fate ? query.text("fate") : "", nullptr);
}

Response load_file_here(const Call& call) {
    LoadFile command{call.request_id, call.caller, file_named(call)};
    for (const std::string_view also : call.form.fields.all("also")) {
        if (also == "doubtful") command.confirmed.doubtful = true;
        if (also == "swapped") command.confirmed.swapped = true;
    }
    const auto file = load_file(command, call.ports());
    if (file) return Response::see_other(file_url(*file));
    const auto view = show_file({call.caller, command.file}, call.ports());
    if (!view) return show_refusal(call, file.refusal());
    return show_view(call, *view, "", &file.refusal());
}

Response drop_file_here(const Call& call) {
    const auto file = drop_file({call.request_id, call.caller, file_named(call)}, call.ports());
    if (!file) return show_refusal(call, file.refusal());
    return Response::see_other("/data/files");
}

}  // namespace kitbank::web::pages
