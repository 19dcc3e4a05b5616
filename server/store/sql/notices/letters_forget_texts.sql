-- Forgets what letters said that were given up before a moment.
UPDATE outbox
SET text = '', personalisation = ''
WHERE state = 'failed' AND settled_at < ? AND text <> ''
