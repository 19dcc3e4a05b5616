-- Adds a device before its first event; returns its id.
INSERT INTO device (
    organisation_id, tag, kind, make, model, serial, state, holder_kind, holder_hub_id, holder_reference,
    home_hub_id, wipe_evidence_id, wipe_ended_at, exposed_at, reservation, due_on, renewals, grade,
    last_happened_at, last_source, last_source_seq, last_event_id, version, head, has_conflict, memory_gb, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
