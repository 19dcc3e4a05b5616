#include "server/web/pages/qr_path.h"

namespace kitbank::web {

std::string qr_path(const labels::QrMatrix& code) {
    std::string path;
    for (const labels::QrRun& run : code.runs()) {
        const std::string length = std::to_string(run.length);
        path.append("M").append(std::to_string(run.x + labels::quiet_modules));
        path.append(" ").append(std::to_string(run.y + labels::quiet_modules));
        path.append("h").append(length).append("v1h-").append(length).append("z");
    }
    return path;
}

int qr_side(const labels::QrMatrix& code) { return code.size() + 2 * labels::quiet_modules; }

}  // namespace kitbank::web
