-- Adds a version of an agreement; returns its number.
INSERT INTO agreement (organisation_id, kind, language, version, text, from_at, written_by)
VALUES (?, ?, ?, ?, ?, ?, ?)
RETURNING id
