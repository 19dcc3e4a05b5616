#include "server/usecase/requests/end_appointment.h"

#include "server/usecase/requests/lending_ports.h"

namespace kitbank {
namespace {

void end_appointment(const KitRequest& request, AppointmentState state, Transaction& tx,
                     Ports& ports) {
    const Instant now = ports.clock.now();
    for (Appointment& appointment : tx.lending().appointments_of(request.id)) {
        if (appointment.state != AppointmentState::booked) continue;
        if (state == AppointmentState::missed && appointment.at > now) continue;
        appointment.state = state;
        appointment.changed_at = now;
        tx.write_lending().update_appointment(appointment);
    }
}

}  // namespace

void keep_appointment(const KitRequest& request, Transaction& tx, Ports& ports) {
    end_appointment(request, AppointmentState::kept, tx, ports);
}

void drop_appointment(const KitRequest& request, Transaction& tx, Ports& ports) {
    end_appointment(request, AppointmentState::cancelled, tx, ports);
}

void fail_appointment(const KitRequest& request, Transaction& tx, Ports& ports) {
    end_appointment(request, AppointmentState::missed, tx, ports);
}

}  // namespace kitbank
