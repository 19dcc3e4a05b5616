#include "surface.h"

#include <stdexcept>

namespace labels {
namespace {

void check(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string{"drawing labels: "} + cairo_status_to_string(status));
}

}  // namespace

Surface own(cairo_surface_t* surface) {
    Surface owned{surface, &cairo_surface_destroy};
    check(cairo_surface_status(surface));
    return owned;
}

Context context_on(const Surface& surface) {
    Context context{cairo_create(surface.get()), &cairo_destroy};
    check(cairo_status(context.get()));
    return context;
}

cairo_status_t append_to_string(void* text, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void finish(const Surface& surface) {
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()));
}

std::mutex& drawing_mutex() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace labels
