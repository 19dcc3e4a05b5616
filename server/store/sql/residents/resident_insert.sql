-- Adds a resident; returns the id.
INSERT INTO resident (organisation_id, reference, hub_id, entered_by, sealed_key, retention_rule, created_at, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
