-- Changes an organisation's words for a message, if they are those that were read.
UPDATE message_template
SET subject = ?, body = ?, notify_template_id = ?, changed_by = ?, changed_at = ?, version = version + 1
WHERE organisation_id = ? AND kind = ? AND language = ? AND channel = ? AND version = ?
