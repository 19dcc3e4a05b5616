-- The newest version for a kind and language.
SELECT id, organisation_id, kind, language, version, text, from_at, written_by
FROM agreement
WHERE organisation_id = ? AND kind = ? AND language = ?
ORDER BY version DESC
LIMIT 1
