-- An organisation's own words for messages.
SELECT organisation_id, kind, language, channel, subject, body, notify_template_id, changed_by, changed_at, version
FROM message_template
WHERE organisation_id = ?
ORDER BY kind, language, channel
