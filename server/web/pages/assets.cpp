#include "server/web/pages/assets.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "server/web/pages/pages.h"

namespace kitbank::web {
namespace {

struct Assets {
    std::string version = "none";
    std::map<std::string, std::string, std::less<>> files;
};

Assets& assets() {
    static Assets loaded;
    return loaded;
}

std::string contents_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string() + ": run scripts/assets");
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string_view media_type_of(std::string_view name) {
    const auto ends_with = [&](std::string_view end) {
        return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
    };
    if (ends_with(".css")) return "text/css; charset=utf-8";
    if (ends_with(".js")) return "text/javascript; charset=utf-8";
    if (ends_with(".svg")) return "image/svg+xml";
    return "application/octet-stream";
}

}  // namespace

void load_assets(const std::string& folder) {
    Assets loaded;
    loaded.version = contents_of(folder + "/version");
    while (!loaded.version.empty() && loaded.version.back() == '\n') loaded.version.pop_back();
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/" + loaded.version)) {
        loaded.files[entry.path().filename().string()] = contents_of(entry.path());
    }
    assets() = std::move(loaded);
}

std::string assets_url() { return "/assets/" + assets().version; }

}  // namespace kitbank::web

namespace kitbank::web::pages {

Response send_asset(const Call& call) {
    const auto found = assets().files.find(call.param("name"));
    if (found == assets().files.end() || call.param("version") != assets().version) {
        return Response::text(404, "There is no such file.\n");
    }
    Response response;
    response.content_type = media_type_of(found->first);
    response.body = found->second;
    return response.with("Cache-Control", "public, max-age=31536000, immutable");
}

}  // namespace kitbank::web::pages
