-- Adds an appointment.
INSERT INTO appointment (id, request_id, hub_id, kind, begins_at, minutes, state, booked_by, booked_at, changed_at, reminded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
