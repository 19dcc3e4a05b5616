-- A page of what somebody entered, newest first. Drafts are among them.
SELECT q.id
FROM kit_request q
WHERE q.entered_by = ? AND q.organisation_id = ?
    AND (? IS NULL OR q.is_open = ?)
    AND (? IS NULL OR q.state = ?)
    AND (? IS NULL OR q.id < ?)
ORDER BY q.id DESC
LIMIT ?
