-- Adds a request; returns its number.
INSERT INTO kit_request (
    organisation_id, asking_id, reference, state, entered_by, door, resident_id, hub_id, area, ward, allocation, delivery, need,
    household, safeguarding, needed_by, language, access_needs, criteria, agreed_to_share, agreed_to_follow_up,
    sealed_collector, sealed_draft, sort_key, worker, hold_reason, hold_until, decline_reason, asked_again_from,
    created_at, submitted_at, changed_at, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
