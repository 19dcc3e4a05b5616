#pragma once

#include <cairo.h>

#include <memory>
#include <mutex>
#include <string>

namespace labels {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

constexpr double points_per_mm = 72 / 25.4;
constexpr double mm_per_inch = 25.4;

Surface own(cairo_surface_t* surface);
Context context_on(const Surface& surface);

// Appends to the std::string behind `text`: the sink of cairo's stream surfaces.
cairo_status_t append_to_string(void* text, const unsigned char* data, unsigned length);

// Throws std::runtime_error when cairo ran into trouble (it keeps the first failure).
void finish(const Surface& surface);

// Fonts are shared by the whole process (one map a thread would cost each of the server's threads
// its own) and Pango's are not made for several threads at once: drawing holds this.
std::mutex& drawing_mutex();

}  // namespace labels
