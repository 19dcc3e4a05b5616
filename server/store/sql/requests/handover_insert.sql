-- Adds a handover; returns its number.
INSERT INTO handover (
    organisation_id, reference, request_id, device_id, resident_id, hub_id, actor, happened_at, recorded_at, kind,
    agreement_id, house_version, language, signed_how, is_kept, due_on, collected_by, event_id, given_lines)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
