-- An organisation's first own words for a message; nothing when it has some.
INSERT INTO message_template (organisation_id, kind, language, channel, subject, body, notify_template_id,
    changed_by, changed_at, version)
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, 1
FROM DUAL
WHERE NOT EXISTS (SELECT 1 FROM message_template WHERE organisation_id = ? AND kind = ? AND language = ? AND channel = ?)
