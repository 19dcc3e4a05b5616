#pragma once
#include <cassert>
#include <utility>
#include <variant>

#include "server/core/refusal.h"

namespace kitbank {

// The outcome of something that may be refused: a value, or the refusal. A refusal is an expected
// "no"; a broken world is an exception, a broken program an assertion.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : outcome_(std::move(value)) {}            // NOLINT: implicit on purpose
    Result(Refusal refusal) : outcome_(std::move(refusal)) {}  // NOLINT: implicit on purpose

    explicit operator bool() const { return std::holds_alternative<T>(outcome_); }

    T& operator*() { return get(); }
    const T& operator*() const { return std::get<T>(outcome_); }
    T* operator->() { return &get(); }
    const T* operator->() const { return &std::get<T>(outcome_); }

    const Refusal& refusal() const { return std::get<Refusal>(outcome_); }

  private:
    T& get() { return std::get<T>(outcome_); }

    std::variant<T, Refusal> outcome_;
};

}  // namespace kitbank
