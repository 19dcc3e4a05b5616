-- Rewraps kit_request.sealed_draft of one row, unless it was changed meanwhile.
UPDATE kit_request
SET sealed_draft = ?
WHERE reference = ? AND sealed_draft = ?
