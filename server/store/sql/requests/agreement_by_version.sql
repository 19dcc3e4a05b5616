-- One version of an organisation's agreement.
SELECT id, organisation_id, kind, language, version, text, from_at, written_by
FROM agreement
WHERE organisation_id = ? AND kind = ? AND language = ? AND version = ?
