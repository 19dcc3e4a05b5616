#include "server/usecase/registers/forget_entries.h"

#include "server/usecase/registers/entries.h"

namespace kitbank {
namespace {

constexpr int batch_size = 50;

// False when somebody changed it since it was found, as by opening it again.
bool forget(const RegisterEntry& entry, Ports& ports) {
    bool removed = false;
    ports.store.write([&](Transaction& tx) {
        removed = tx.write_registers().remove_entry(entry);
        if (removed) {
            record_audit({audit_subject(entry), "removal", "job:registers", entry.organisation},
                         {{"entry", format(entry.number)}, {"reason", "retention"}}, tx, ports);
        }
        return removed;
    });
    return removed;
}

}  // namespace

int forget_entries(Ports& ports) {
    const Date today = london_today(ports);
    int count = 0;
    for (const Register book : {Register::complaints, Register::access_requests}) {
        int removed = batch_size;
        while (removed == batch_size) {
            std::vector<RegisterEntry> due;
            ports.store.read([&](Reader& reader) {
                due = reader.registers().entries_due(book, today, batch_size);
            });
            removed = 0;
            for (const RegisterEntry& entry : due) removed += forget(entry, ports) ? 1 : 0;
            count += removed;
        }
    }
    return count;
}

}  // namespace kitbank
